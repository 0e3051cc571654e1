package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.text.ByteText;
import org.jspecify.annotations.Nullable;

/** Passwords from {@code -passin} and {@code -passout} sources and from the terminal (openssl-passphrase-options(1)). */
final class Passwords {
    private static final int LONGEST_SOURCE = 4;

    private final Call call;
    private String[] lines = new String[0];
    private int line;

    Passwords(Call call) {
        this.call = call;
    }

    /** The password a source gives; null for no source. Quits with OpenSSL's words if it gives none. */
    @Nullable String get(@Nullable String source) {
        return source == null ? null : read(source, false);
    }

    /** Both passwords; if they come from one source, the first two lines of it. */
    static @Nullable String[] both(Call call, @Nullable String in, @Nullable String out) {
        Passwords passwords = new Passwords(call);
        String first = passwords.get(in);
        return new String[] {first, out == null ? null : passwords.read(out, out.equals(in))};
    }

    private String read(String source, boolean again) {
        if (source.startsWith("pass:")) {
            return source.substring(5);
        }
        if (source.startsWith("env:")) {
            return call.in().env(source.substring(4)).orElseThrow(() -> refuse("No environment variable " + source.substring(4)));
        }
        if (!again || lines.length == 0) {
            lines = text(source).split("\n", -1);
            line = 0;
        }
        if (line >= lines.length || line == lines.length - 1 && lines[line].isEmpty()) {
            throw refuse("Error reading password from BIO");
        }
        return lines[line++];
    }

    private String text(String source) {
        if (source.startsWith("file:")) {
            try {
                return call.in().files().readText(source.substring(5));
            } catch (FileError e) {
                throw refuse("Can't open file " + source.substring(5));
            }
        }
        if (source.startsWith("fd:")) {
            int fd = source.substring(3).matches("[0-9]+") ? Integer.parseInt(source.substring(3)) : -1;
            return call.in().descriptors().find(fd).map(f -> ByteText.decode(f.input().readAll()))
                    .orElseThrow(() -> refuse("Can't access file descriptor " + source.substring(3)));
        }
        if (source.equals("stdin")) {
            String got = call.in().in().readLine();
            return got == null ? "" : got;
        }
        int colon = source.indexOf(':');
        throw refuse(colon < 0 || colon > LONGEST_SOURCE ? "Invalid password argument, missing ':' within the first " + (LONGEST_SOURCE + 1) + " chars"
                : "Invalid password argument, starting with \"" + source.substring(0, colon + 1) + "\"");
    }

    private Quit refuse(String message) {
        call.err(message + "\n");
        call.err(call.prog().equals("verify") ? "" : "Error getting passwords\n");
        return new Quit(1);
    }

    /** Asks at the terminal, or reads a line of standard input where there is none; null if nothing comes. */
    static @Nullable String ask(Call call, String prompt) {
        if (call.in().screen() != null && call.in().in().isTerminal()) {
            return call.in().screen().readSecret(prompt);
        }
        call.err(prompt);
        String got = call.in().in().readLine();
        call.err("\n");
        return got == null ? null : got.endsWith("\n") ? got.substring(0, got.length() - 1) : got;
    }

    /** Asks twice under one title; null if nothing comes or the answers differ. */
    static @Nullable String askTwice(Call call, String prompt) {
        String first = ask(call, prompt);
        if (first == null) {
            return null;
        }
        String second = ask(call, "Verifying - " + prompt);
        if (!first.equals(second)) {
            call.err("Verify failure\n");
            return null;
        }
        return first;
    }

    /** Asks for a new password twice; null if it is too short, not repeated, or not given. */
    static @Nullable String askNew(Call call, String what, boolean shortAllowed) {
        for (int attempt = 0; attempt < 3; attempt++) {
            String first = ask(call, "Enter " + what + ":");
            if (first == null) {
                return null;
            }
            if (first.length() < 4 && !shortAllowed) {
                call.err("phrase is too short, needs to be at least 4 chars\n");
                continue;
            }
            String second = ask(call, "Verifying - Enter " + what + ":");
            if (first.equals(second)) {
                return first;
            }
            call.err("Verify failure\n");
            return null;
        }
        return null;
    }
}
