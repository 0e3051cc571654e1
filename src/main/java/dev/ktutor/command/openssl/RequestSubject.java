package dev.ktutor.command.openssl;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subject and attributes of a request: from -subj, from the configuration, or asked for line by line. */
final class RequestSubject {
    private static final String INTRODUCTION = """
            You are about to be asked to enter information that will be incorporated
            into your certificate request.
            What you are about to enter is what is called a Distinguished Name or a DN.
            There are quite a few fields but you can leave some blank
            For some fields there will be a default value,
            If you enter '.', the field will be left blank.
            -----
            """;

    /** The outcome: a name and encoded attributes. */
    record Asked(DistinguishedName name, List<byte[]> attributes) { }

    private final Call call;
    private final ConfigFile config;
    private final ReqSettings s;
    private final NameEntries entries;
    private final List<byte[]> attributes = new ArrayList<>();

    RequestSubject(Call call, ConfigFile config, ReqSettings settings, NameEntries.Mask mask) {
        this.call = call;
        this.config = config;
        this.s = settings;
        this.entries = new NameEntries(call, settings.utf8, mask);
    }

    /** Finds out; null if that fails, after saying why. */
    @Nullable Asked ask(@Nullable DistinguishedName given, boolean withAttributes) {
        boolean noPrompt = config.get(s.section, "prompt").filter("no"::equals).isPresent();
        List<ConfigFile.Entry> fields = List.of();
        String nameSection = config.get(s.section, "distinguished_name").orElse(null);
        if (nameSection != null) {
            Optional<List<ConfigFile.Entry>> found = config.section(nameSection);
            if (found.isEmpty()) {
                call.err("Unable to get '" + nameSection + "' section\n");
                return null;
            }
            fields = found.get();
        }
        List<ConfigFile.Entry> extra = List.of();
        String attributeSection = config.get(s.section, "attributes").orElse(null);
        if (attributeSection != null) {
            Optional<List<ConfigFile.Entry>> found = config.section(attributeSection);
            if (found.isEmpty()) {
                call.err("Unable to get '" + attributeSection + "' section\n");
                return null;
            }
            extra = found.get();
        }
        if (given != null) {
            return new Asked(given, List.of());
        }
        List<ConfigFile.Entry> wanted = withAttributes ? extra : List.of();
        boolean done = noPrompt ? automatic(fields, wanted) : prompted(fields, nameSection == null, wanted);
        return done ? new Asked(entries.name(), attributes) : null;
    }

    private boolean nothingNamed() {
        if (entries.isEmpty()) {
            call.err("Error: No objects specified in config file\n");
        }
        return entries.isEmpty();
    }

    /** The attribute a field's name means: what stands before a colon, comma or dot only tells fields apart. */
    private static String type(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (":,.".indexOf(name.charAt(i)) >= 0) {
                return i + 1 < name.length() ? name.substring(i + 1) : name;
            }
        }
        return name;
    }

    private boolean automatic(List<ConfigFile.Entry> fields, List<ConfigFile.Entry> extra) {
        for (ConfigFile.Entry field : fields) {
            String type = type(field.name());
            boolean together = type.startsWith("+");
            String bare = together ? type.substring(1) : type;
            Optional<String> oid = call.oid(bare);
            if (oid.isEmpty()) {
                call.errors().raise("error:05800077:x509 certificate routines:X509_NAME_ENTRY_create_by_txt:invalid field name:../crypto/x509/x509name.c:258:name=" + bare);
                return false;
            }
            if (!entries.add(oid.get(), field.value(), together)) {
                return false;
            }
        }
        if (nothingNamed()) {
            return false;
        }
        for (ConfigFile.Entry attribute : extra) {
            Optional<String> oid = call.findOid(attribute.name());
            if (oid.isEmpty() || !attribute(oid.get(), attribute.value())) {
                return false;
            }
        }
        return true;
    }

    private boolean attribute(String oid, String text) {
        Der value = entries.value(oid, text);
        if (value != null) {
            attributes.add(DerWriter.sequence(DerWriter.oid(oid), DerWriter.set(value.encoded())));
        }
        return value != null;
    }

    /** @param missing whether the configuration names no section of fields at all, which is another complaint than an empty one */
    private boolean prompted(List<ConfigFile.Entry> fields, boolean missing, List<ConfigFile.Entry> extra) {
        if (!s.batch) {
            call.err(INTRODUCTION);
        }
        if (!missing && fields.isEmpty()) {
            call.err("No template, please set one up.\n");
            return false;
        }
        for (ConfigFile.Entry field : fields) {
            if (isSetting(field.name())) {
                continue;
            }
            String type = type(field.name());
            boolean together = type.startsWith("+");
            Optional<String> oid = call.findOid(together ? type.substring(1) : type);
            if (oid.isPresent()) {
                Answer answer = answer(field);
                if (answer.failed() || answer.text() != null && !entries.add(oid.get(), answer.text(), together)) {
                    return false;
                }
            }
        }
        if (nothingNamed()) {
            return false;
        }
        if (!extra.isEmpty() && !s.batch) {
            call.err("\nPlease enter the following 'extra' attributes\nto be sent with your certificate request\n");
        }
        for (ConfigFile.Entry field : extra) {
            Optional<String> oid = call.findOid(field.name());
            if (oid.isPresent()) {
                Answer answer = answer(field);
                if (answer.failed()) {
                    return false;
                }
                if (answer.text() != null && !attribute(oid.get(), answer.text())) {
                    call.err("Error adding attribute\n");
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSetting(String name) {
        return name.endsWith("_min") || name.endsWith("_max") || name.endsWith("_default") || name.endsWith("_value");
    }

    /** A text, null for a field left out, or failure. */
    private record Answer(@Nullable String text, boolean failed) {
        static final Answer SKIPPED = new Answer(null, false);
        static final Answer FAILED = new Answer(null, true);
    }

    private int limit(ConfigFile.Entry field, String suffix) {
        return config.get(field.section(), field.name() + suffix).filter(n -> n.matches("[0-9]+")).map(Integer::parseInt).orElse(-1);
    }

    private Answer answer(ConfigFile.Entry field) {
        String fallback = config.get(field.section(), field.name() + "_default").orElse("");
        String fixed = config.get(field.section(), field.name() + "_value").orElse(null);
        while (true) {
            String line = line(field, fallback, fixed);
            if (line == null) {
                return Answer.FAILED;
            }
            if (line.equals("\n")) {
                if (fallback.isEmpty()) {
                    return Answer.SKIPPED;
                }
                line = fallback + "\n";
            } else if (line.equals(".\n")) {
                return Answer.SKIPPED;
            }
            if (!line.endsWith("\n")) {
                call.err("Missing newline at end of input\n");
                return Answer.FAILED;
            }
            String text = line.substring(0, line.length() - 1);
            if (lengthFits(ByteText.encode(text).length, limit(field, "_min"), limit(field, "_max"))) {
                return new Answer(text, false);
            }
            if (s.batch || fixed != null) {
                return Answer.FAILED;
            }
        }
    }

    private @Nullable String line(ConfigFile.Entry field, String fallback, @Nullable String fixed) {
        if (!s.batch) {
            call.err(field.value() + " [" + fallback + "]:");
        }
        if (fixed != null) {
            call.err(fixed + "\n");
            return fixed + "\n";
        }
        return s.batch ? "\n" : call.in().in().readLine();
    }

    private boolean lengthFits(int length, int least, int most) {
        if (least > 0 && length < least) {
            call.err("String too short, must be at least " + least + " bytes long\n");
            return false;
        }
        if (most >= 0 && length > most) {
            call.err("String too long, must be at most " + most + " bytes long\n");
            return false;
        }
        return true;
    }
}
