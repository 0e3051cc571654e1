package dev.ktutor.app;

import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that the command line names: files of the host, or "-" for standard input. */
final class HostText {
    private HostText() { }

    /** The text of a file; bytes that are not UTF-8 survive (see {@link ByteText}). */
    static String read(Path file) {
        try {
            return ByteText.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a directory" : Files.exists(file) ? "cannot be read" : "no such file";
            throw new UserError(file + ": " + why);
        }
    }

    /** The text of a file, or of standard input for "-". */
    static String readOrStandardInput(String name) {
        return name.equals("-") ? new StandardStreams().in().readText() : read(Path.of(name));
    }
}
