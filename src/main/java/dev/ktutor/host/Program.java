package dev.ktutor.host;

import dev.ktutor.text.ByteText;
import java.util.Optional;

/**
 * The content of a file in /usr/bin that stands for an emulated program. It may be copied, linked and renamed like any
 * other; whatever its name, running it runs the command it names.
 */
public final class Program {
    private static final String MAGIC = "\u007fELF\u0002\u0001\u0001 ktutor ";

    private Program() { }

    /** The content for the command of that name. */
    public static byte[] content(String command) {
        return ByteText.encode(MAGIC + command + "\n");
    }

    /** The command that content stands for; empty if it is something else, such as a script. */
    public static Optional<String> nameOf(byte[] content) {
        if (content.length < 4 || content[0] != 0x7f) {
            return Optional.empty();
        }
        String text = ByteText.decode(content, 0, Math.min(content.length, 200));
        return text.startsWith(MAGIC) ? Optional.of(text.substring(MAGIC.length()).strip()) : Optional.empty();
    }
}
