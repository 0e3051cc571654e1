package dev.ktutor.command.openssl;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.text.NameFormat;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a subcommand: its streams, files, clock and error queue. */
final class Call {
    private static final int STDIO_BUFFER = 4096;

    private final Invocation invocation;
    private final String prog;
    private final KeyGenerator keys;
    private final ErrorQueue errors = new ErrorQueue();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final List<OpenFile> opened = new ArrayList<>();
    private final Map<String, String> ownOids = new HashMap<>();
    private final List<String> signatureOptions = new ArrayList<>();
    private NameFormat names = NameFormat.ONELINE;

    Call(Invocation invocation, String prog, KeyGenerator keys) {
        this.invocation = invocation;
        this.prog = prog;
        this.keys = keys;
    }

    Invocation in() {
        return invocation;
    }

    /** The subcommand's name, which begins its messages. */
    String prog() {
        return prog;
    }

    KeyGenerator keys() {
        return keys;
    }

    ErrorQueue errors() {
        return errors;
    }

    /** The identifier a text names or writes in numbers; a name may come from the configuration's oid_section. */
    Optional<String> findOid(String text) {
        return Optional.ofNullable(ownOids.get(text)).or(() -> Oids.parse(text));
    }

    /** As {@link #findOid}, but raises an error if there is none (OBJ_txt2obj). */
    Optional<String> oid(String text) {
        Optional<String> oid = findOid(text);
        if (oid.isEmpty()) {
            boolean digit = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
            errors.raise(digit ? OpensslError.INVALID_DIGIT : OpensslError.UNKNOWN_OBJECT_NAME);
        }
        return oid;
    }

    /** Takes the identifiers that a configuration names; quits with OpenSSL's words if one is wrong. */
    void nameOids(ConfigFile config) {
        Optional<String> section = config.get(ConfigFile.DEFAULT, "oid_section");
        if (section.isEmpty()) {
            return;
        }
        for (ConfigFile.Entry entry : config.section(section.get()).orElseThrow(() -> fail("problem loading oid section " + section.get()))) {
            if (!entry.value().matches("[0-2](\\.[0-9]+)+")) {
                errors.raise(entry.value().matches("[0-2].*") ? OpensslError.INVALID_DIGIT : OpensslError.FIRST_NUMBER);
                throw fail("problem creating object " + entry.name() + "=" + entry.value());
            }
            ownOids.put(entry.name(), entry.value());
        }
    }

    /** The values of -sigopt, in order. */
    List<String> signatureOptions() {
        return signatureOptions;
    }

    /** The lab's clock. */
    Instant now() {
        return invocation.simulation().now();
    }

    /** How names are printed: -nameopt. */
    NameFormat names() {
        return names;
    }

    /** Takes a -nameopt argument; quits if it is not one. */
    void names(String argument) {
        names = NameFormat.parse(argument).orElseThrow(this::usage);
    }

    /** Says something on standard error. */
    void err(String text) {
        invocation.err().write(ByteText.encode(text));
    }

    /** Says something of any octets on standard error. */
    void err(byte[] octets) {
        invocation.err().write(octets);
    }

    /** Prints to standard output, which is gathered as the C library does when it is no terminal. */
    void out(byte[] octets) {
        if (invocation.out().isTerminal()) {
            invocation.out().write(octets);
            return;
        }
        pending.writeBytes(octets);
        if (pending.size() >= STDIO_BUFFER) {
            flush();
        }
    }

    void flush() {
        if (pending.size() > 0) {
            byte[] bytes = pending.toByteArray();
            pending.reset();
            invocation.out().write(bytes);
        }
    }

    /** Ends the call: what was gathered is written, files are closed. */
    void finish() {
        flush();
        opened.forEach(OpenFile::release);
        opened.clear();
    }

    /** Prints the error queue. */
    void printErrors() {
        String lines = errors.drain();
        if (!lines.isEmpty()) {
            err(lines);
        }
    }

    /** Fails with status 1; the error queue is printed at the end. */
    Quit fail() {
        return new Quit(1);
    }

    /** Says a line and fails. */
    Quit fail(String message) {
        err(message + "\n");
        return new Quit(1);
    }

    /** Points to -help and fails. */
    Quit usage() {
        err(prog + ": Use -help for summary.\n");
        return new Quit(1);
    }

    /** What the lab does not do yet, said plainly. */
    Quit notYet(String what) {
        return fail(prog + ": " + what + " is not available in this lab yet");
    }

    /** Where output goes: a file, or standard output for null and "-". Quits with OpenSSL's words if it cannot be opened. */
    Sink openOut(@Nullable String path) {
        return open(path, OpenMode.TRUNCATE, "Can't open \"" + path + "\" for writing, ", "w");
    }

    /** As {@link #openOut} for what is not text, which shows in the words of a failure. */
    Sink openBinary(@Nullable String path) {
        return open(path, OpenMode.TRUNCATE, "Can't open \"" + path + "\" for writing, ", "wb");
    }

    /** As {@link #openOut} but adds to what is there. */
    Sink openAppend(@Nullable String path) {
        return open(path, OpenMode.APPEND, "Can't open \"" + path + "\" for appending, ", "a");
    }

    /** As {@link #openOut} for private keys: a new file is readable by its owner only. */
    Sink openPrivate(@Nullable String path) {
        boolean fresh = path != null && !path.equals("-") && !invocation.files().exists(path);
        Sink sink = open(path, OpenMode.TRUNCATE, prog + ": Can't open \"" + path + "\" for writing, ", "");
        if (fresh && path != null) {
            invocation.files().chmod(path, 0600);
        }
        return sink;
    }

    private Sink open(@Nullable String path, OpenMode mode, String complaint, String fopen) {
        if (path == null || path.equals("-")) {
            return this::out;
        }
        try {
            OpenFile file = invocation.files().openWrite(path, mode);
            opened.add(file);
            Output output = file.output();
            return output::write;
        } catch (FileError e) {
            err(complaint + e.reason() + "\n");
            if (!fopen.isEmpty()) {
                raiseOpen(e, path, fopen);
            }
            printErrors();
            throw new Quit(1);
        }
    }

    /** Everything in a file, or in standard input for null and "-". Quits with OpenSSL's words if it cannot be read. */
    byte[] read(@Nullable String path) {
        return read(path, "r");
    }

    /** As {@link #read} of what is not text, which shows in the words of a failure. */
    byte[] readBinary(@Nullable String path) {
        return read(path, "rb");
    }

    private byte[] read(@Nullable String path, String mode) {
        if (path == null || path.equals("-")) {
            return invocation.in().readAll();
        }
        try {
            // a directory opens as a file does and then gives nothing
            return invocation.files().isDirectory(path) ? new byte[0] : invocation.files().read(path);
        } catch (FileError e) {
            err("Can't open \"" + path + "\" for reading, " + e.reason() + "\n");
            raiseOpen(e, path, mode);
            printErrors();
            throw new Quit(1);
        }
    }

    /** What the error queue holds after BIO_new_file failed. */
    void raiseOpen(FileError e, String path, String mode) {
        errors.raise(OpensslError.system(number(e), "BIO_new_file", e.reason(), "../crypto/bio/bss_file.c:67", "calling fopen(" + path + ", " + mode + ")"));
        errors.raise(number(e) == 2 ? OpensslError.BIO_NO_SUCH_FILE : OpensslError.BIO_SYSTEM_LIB);
    }

    /** The kernel's number of an error (errno(3)). */
    static int number(FileError e) {
        return switch (e.errno().name()) {
            case "ENOENT" -> 2;
            case "EACCES" -> 13;
            case "EEXIST" -> 17;
            case "ENOTDIR" -> 20;
            case "EISDIR" -> 21;
            case "ELOOP" -> 40;
            default -> 1;
        };
    }

    /** Latin-1 text, one octet a character. */
    static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
