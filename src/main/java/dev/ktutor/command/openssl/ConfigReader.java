package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.text.ByteText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads configuration files by OpenSSL's rules: continuation, comments, quotes, variables, includes, pragmas (config(5)). */
final class ConfigReader {
    private static final int MAX_VALUE = 65536;
    private static final int MAX_LINES = 100_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A syntax error; the error queue holds the reason already. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final OpensslError error;
        private final String data;

        Broken(OpensslError error, String data) {
            super(error.name(), null, false, false);
            this.error = error;
            this.data = data;
        }
    }

    private final Call call;
    private final ConfigFile config = new ConfigFile();
    private final Deque<Iterator<String>> inputs = new ArrayDeque<>();
    private Iterator<String> directory = List.<String>of().iterator();
    private @Nullable String includeDirectory;
    private String section = ConfigFile.DEFAULT;
    private boolean dollarsInNames;
    private boolean absolutePathsOnly;
    private int line;

    private ConfigReader(Call call) {
        this.call = call;
    }

    /** The file -config names, or the default one. Quits with OpenSSL's words if it cannot be read. */
    static ConfigFile load(Call call, String path) {
        return parse(call, ByteText.decode(call.read(path)), "config file \"" + path + "\"");
    }

    /** The default configuration's path: $OPENSSL_CONF, or Debian's place. */
    static String defaultPath(Call call) {
        return call.in().env("OPENSSL_CONF").orElse("/usr/lib/ssl/openssl.cnf");
    }

    /** Text of -addext options. */
    static ConfigFile parse(Call call, String text) {
        return parse(call, text, "config input");
    }

    private static ConfigFile parse(Call call, String text, String where) {
        ConfigReader reader = new ConfigReader(call);
        try {
            reader.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (Broken e) {
            call.err(call.prog() + ": Error on line " + reader.line + " of " + where + "\n");
            call.errors().raise(e.error, e.data + "line " + reader.line);
            throw call.fail();
        }
        return reader.config;
    }

    private void read(String text) {
        inputs.push(lines(text));
        StringBuilder whole = new StringBuilder();
        while (true) {
            String next = nextLine();
            if (next == null) {
                if (whole.length() > 0) {
                    statement(whole.toString());
                }
                return;
            }
            line++;
            whole.append(next);
            int length = whole.length();
            if (length > 0 && whole.charAt(length - 1) == '\\' && (length == 1 || whole.charAt(length - 2) != '\\')) {
                whole.setLength(length - 1);
                continue;
            }
            statement(whole.toString());
            whole.setLength(0);
        }
    }

    private static Iterator<String> lines(String text) {
        String[] all = text.split("\n", -1);
        int count = all[all.length - 1].isEmpty() ? all.length - 1 : all.length;
        return List.of(all).subList(0, count).stream().map(l -> l.replaceFirst("\r+$", "")).iterator();
    }

    /** The next line of the innermost file; when a file ends, the next of its directory, then the one that named it. */
    private @Nullable String nextLine() {
        while (!inputs.isEmpty() && !inputs.peek().hasNext()) {
            inputs.pop();
            if (directory.hasNext()) {
                open(directory.next());
            }
        }
        return inputs.isEmpty() || line > MAX_LINES ? null : inputs.peek().next();
    }

    private boolean open(String path) {
        try {
            inputs.push(lines(call.in().files().readText(path)));
            return true;
        } catch (FileError e) {
            // OpenSSL passes over an include that cannot be read
            return false;
        }
    }

    private void statement(String given) {
        String text = ConfigSyntax.withoutComment(given);
        int start = ConfigSyntax.spaces(text, 0);
        if (start == text.length()) {
            return;
        }
        if (text.charAt(start) == '[') {
            heading(text, start + 1);
            return;
        }
        int end = ConfigSyntax.name(text, start, dollarsInNames);
        String target = section;
        String name = text.substring(start, end);
        if (text.startsWith("::", end)) {
            target = name;
            start = end + 2;
            end = ConfigSyntax.name(text, start, dollarsInNames);
            name = text.substring(start, end);
        }
        String rest = text.substring(ConfigSyntax.spaces(text, end));
        boolean assigned = rest.startsWith("=");
        String argument = ConfigSyntax.trimmed(assigned ? rest.substring(ConfigSyntax.spaces(rest, 1)) : rest);
        boolean separate = assigned || !name.isEmpty() && ConfigSyntax.spaces(text, end) > end;
        if (separate && name.equals(".pragma")) {
            pragma(argument);
        } else if (separate && name.equals(".include")) {
            include(value(target, argument));
        } else if (assigned) {
            config.add(target, name, value(target, argument));
        } else {
            throw new Broken(OpensslError.CONFIG_EQUALS, "HERE-->" + rest);
        }
    }

    private void heading(String text, int from) {
        int start = ConfigSyntax.spaces(text, from);
        int word = start;
        while (true) {
            int end = ConfigSyntax.name(text, word, dollarsInNames);
            int next = ConfigSyntax.spaces(text, end);
            if (next < text.length() && text.charAt(next) == ']') {
                section = value(null, text.substring(start, end));
                config.open(section);
                return;
            }
            if (next >= text.length() || next == word) {
                throw new Broken(OpensslError.CONFIG_BRACKET, "");
            }
            word = next;
        }
    }

    private void pragma(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new Broken(OpensslError.CONFIG_PRAGMA, "");
        }
        String value = text.substring(ConfigSyntax.spaces(text, colon + 1));
        switch (ConfigSyntax.trimmed(text.substring(0, colon))) {
            case "dollarid" -> dollarsInNames = bool(value);
            case "abspath" -> absolutePathsOnly = bool(value);
            case "includedir" -> includeDirectory = value;
            default -> { }
        }
    }

    private static boolean bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new Broken(OpensslError.CONFIG_BOOLEAN, "");
        };
    }

    private void include(String given) {
        String prefix = call.in().env("OPENSSL_CONF_INCLUDE").orElse(includeDirectory);
        String path = prefix == null || given.startsWith("/") ? given : prefix + (prefix.endsWith("/") ? "" : "/") + given;
        if (absolutePathsOnly && !path.startsWith("/")) {
            throw new Broken(OpensslError.CONFIG_RELATIVE, "");
        }
        FileView files = call.in().files();
        if (!files.isDirectory(path)) {
            open(path);
            return;
        }
        if (directory.hasNext()) {
            return;
        }
        directory = files.list(path).stream().sorted().filter(f -> f.toLowerCase(Locale.ROOT).matches(".+\\.(cnf|conf)")).map(f -> path + "/" + f).iterator();
        while (directory.hasNext()) {
            if (open(directory.next())) {
                return;
            }
        }
    }

    /** A value with quotes, escapes and variables resolved. */
    private String value(@Nullable String target, String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (ConfigSyntax.isQuote(c)) {
                i++;
                while (i < text.length() && text.charAt(i) != c) {
                    i += text.charAt(i) == '\\' ? 1 : 0;
                    out.append(i < text.length() ? text.substring(i, i + 1) : "");
                    i++;
                }
                i++;
            } else if (c == '\\') {
                if (i + 1 >= text.length()) {
                    break;
                }
                char e = text.charAt(i + 1);
                out.append(e == 'n' ? '\n' : e == 'r' ? '\r' : e == 't' ? '\t' : e == 'b' ? '\b' : e);
                i += 2;
            } else if (c == '$' && (!dollarsInNames || text.startsWith("{", i + 1) || text.startsWith("(", i + 1))) {
                i = variable(target, text, i + 1, out);
            } else {
                out.append(c);
                i++;
            }
            if (out.length() > MAX_VALUE) {
                throw new Broken(OpensslError.CONFIG_EXPANSION, "");
            }
        }
        return out.toString();
    }

    private int variable(@Nullable String target, String text, int from, StringBuilder out) {
        char open = from < text.length() ? text.charAt(from) : 0;
        char close = open == '{' ? '}' : open == '(' ? ')' : 0;
        int start = close == 0 ? from : from + 1;
        int end = ConfigSyntax.variable(text, start, dollarsInNames);
        String where = target;
        if (text.startsWith("::", end)) {
            where = text.substring(start, end);
            start = end + 2;
            end = ConfigSyntax.variable(text, start, dollarsInNames);
        }
        if (close != 0 && (end >= text.length() || text.charAt(end) != close)) {
            throw new Broken(OpensslError.CONFIG_BRACE, "");
        }
        String name = text.substring(start, end);
        out.append(lookup(where, name).orElseThrow(() -> new Broken(OpensslError.CONFIG_VARIABLE, "")));
        return close == 0 ? end : end + 1;
    }

    /** In the section, the environment if that is what it is called, the default section. */
    private Optional<String> lookup(@Nullable String where, String name) {
        if (where == null) {
            return config.get(ConfigFile.DEFAULT, name);
        }
        Optional<String> own = config.section(where).flatMap(entries -> entries.stream().filter(e -> e.name().equals(name)).findFirst()).map(ConfigFile.Entry::value);
        return own.or(() -> where.equals("ENV") ? call.in().env(name) : Optional.empty()).or(() -> config.get(ConfigFile.DEFAULT, name));
    }
}
