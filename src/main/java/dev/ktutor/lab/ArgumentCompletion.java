package dev.ktutor.lab;

import dev.ktutor.command.openssl.OpensslCompletion;
import dev.ktutor.shell.interp.Shell;
import java.util.List;

/** What the arguments of a program at a prompt can become: for programs whose option tables say so. */
public final class ArgumentCompletion {
    private ArgumentCompletion() { }

    /**
     * Words that may stand in the last one's place, which is empty or begun; none where a file name is meant or nothing is
     * known.
     *
     * @param words the command's words with its name, aliases replaced
     */
    public static List<String> of(Shell shell, List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "openssl" -> OpensslCompletion.candidates(arguments);
            default -> List.of();
        };
    }
}
