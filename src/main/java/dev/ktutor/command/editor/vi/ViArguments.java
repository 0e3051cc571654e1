package dev.ktutor.command.editor.vi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * vim's command line.
 *
 * @param files to edit
 * @param before commands before the vimrc: {@code --cmd}
 * @param after commands after the first file is read: {@code -c} and {@code +}
 * @param vimrc given with {@code -u}; null for the usual one
 * @param readOnly -R
 * @param ex commands come from standard input: -e, -s then says nothing
 * @param script keys come from that file: -s
 * @param complaint what vim says to a wrong argument; empty if all is well
 */
record ViArguments(List<String> files, List<String> before, List<String> after, @Nullable String vimrc, boolean readOnly, boolean ex,
        @Nullable String script, String complaint) {
    private static final String FLAGS = "nNvyZmMbDlHAFXfE";

    static ViArguments parse(List<String> arguments, String name) {
        List<String> files = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        String vimrc = null;
        String script = null;
        boolean readOnly = name.equals("view");
        boolean ex = name.equals("ex");
        boolean onlyFiles = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (onlyFiles || !argument.startsWith("-") && !argument.startsWith("+") || argument.equals("-")) {
                files.add(argument);
            } else if (argument.startsWith("+")) {
                after.add(argument.length() == 1 ? "$" : argument.substring(1));
            } else if (argument.equals("--")) {
                onlyFiles = true;
            } else if (argument.equals("--cmd") && i + 1 < arguments.size()) {
                before.add(arguments.get(++i));
            } else if (argument.equals("--clean")) {
                vimrc = "DEFAULTS";
            } else if (argument.equals("--noplugin") || argument.equals("--not-a-term")) {
                continue;
            } else if (argument.startsWith("--")) {
                return wrong("Unknown option argument: \"" + argument + "\"");
            } else {
                char flag = argument.charAt(1);
                String rest = argument.substring(2);
                boolean takes = "cuiTSwW".indexOf(flag) >= 0 || flag == 's' && !ex;
                if (takes && rest.isEmpty() && i + 1 >= arguments.size()) {
                    return wrong("Argument missing after: \"" + argument + "\"");
                }
                String value = takes ? rest.isEmpty() ? arguments.get(++i) : rest : "";
                switch (flag) {
                    case 'c' -> after.add(value);
                    case 'S' -> after.add("source " + value);
                    case 'u' -> vimrc = value;
                    case 'R' -> readOnly = true;
                    case 'e' -> ex = true;
                    case 's' -> script = ex ? script : value;
                    case 'i', 'T', 'w', 'W', 'o', 'O', 'p' -> { }
                    default -> {
                        if (FLAGS.indexOf(flag) < 0) {
                            return wrong("Unknown option argument: \"" + argument + "\"");
                        }
                    }
                }
            }
        }
        return new ViArguments(List.copyOf(files), before, after, vimrc, readOnly, ex, script, "");
    }

    private static ViArguments wrong(String complaint) {
        return new ViArguments(List.of(), List.of(), List.of(), null, false, false, null, complaint);
    }
}
