package dev.ktutor.shell.interp;

import dev.ktutor.shell.syntax.Names;
import java.util.List;

/** {@code getopts}. */
final class GetoptsBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        List<String> args = call.args();
        if (args.size() < 2) {
            call.shell().err().print("getopts: usage: getopts optstring name [arg ...]\n");
            return 2;
        }
        Interpreter shell = call.shell();
        String letters = args.get(0);
        String name = args.get(1);
        boolean silent = letters.startsWith(":");
        List<String> words = args.size() > 2 ? args.subList(2, args.size()) : shell.positional;
        String text = shell.variables.value("OPTIND");
        int index = text != null && text.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(text)) : 1;
        if (index != shell.getoptsIndex) {
            shell.getoptsOffset = 0;
        }
        // The words may be others than those of the call before.
        boolean within = index <= words.size() && shell.getoptsOffset < words.get(index - 1).length();
        int offset = within ? shell.getoptsOffset : 0;
        if (offset == 0) {
            if (index > words.size() || words.get(index - 1).length() < 2 || words.get(index - 1).charAt(0) != '-') {
                return end(call, name, index);
            }
            if (words.get(index - 1).equals("--")) {
                return end(call, name, index + 1);
            }
            offset = 1;
        }
        String word = words.get(index - 1);
        char letter = word.charAt(offset++);
        int at = letter == ':' ? -1 : letters.indexOf(letter);
        boolean takes = at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
        String value = null;
        String found = String.valueOf(letter);
        if (takes && offset < word.length()) {
            value = word.substring(offset);
            offset = word.length();
        } else if (takes && index < words.size()) {
            value = words.get(index++);
            offset = word.length();
        } else if (takes) {
            found = silent ? ":" : "?";
            value = silent ? String.valueOf(letter) : null;
            complain(shell, silent, ": option requires an argument -- " + letter);
        } else if (at < 0) {
            found = "?";
            value = silent ? String.valueOf(letter) : null;
            complain(shell, silent, ": illegal option -- " + letter);
        }
        boolean done = offset >= word.length();
        remember(shell, done ? index + 1 : index, done ? 0 : offset);
        if (value == null) {
            shell.variables.unset("OPTARG");
        } else {
            shell.variables.set("OPTARG", value);
        }
        return set(call, name, found);
    }

    private static void complain(Interpreter shell, boolean silent, String text) {
        if (!silent && !"0".equals(shell.variables.value("OPTERR"))) {
            shell.err().print(shell.name + text + "\n");
        }
    }

    private static void remember(Interpreter shell, int index, int offset) {
        shell.variables.set("OPTIND", String.valueOf(index));
        shell.getoptsIndex = index;
        shell.getoptsOffset = offset;
    }

    private static int set(BuiltinCall call, String name, String value) {
        if (!Names.isName(name)) {
            return call.fail(1, "`" + name + "': not a valid identifier");
        }
        call.shell().variables.set(name, value);
        return 0;
    }

    private static int end(BuiltinCall call, String name, int index) {
        Interpreter shell = call.shell();
        remember(shell, index, 0);
        shell.variables.unset("OPTARG");
        set(call, name, "?");
        return 1;
    }
}
