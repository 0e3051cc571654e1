package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** {@code pushd}, {@code popd} and {@code dirs} (bash manual, 6.8.1). */
final class DirectoryStackBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        return switch (call.name()) {
            case "pushd" -> push(call);
            case "popd" -> pop(call);
            default -> dirs(call);
        };
    }

    private static int usage(BuiltinCall call, String complaint, String usage) {
        call.fail(2, complaint);
        call.shell().err().print(call.name() + ": usage: " + usage + "\n");
        return 2;
    }

    private static boolean isIndex(String arg) {
        return arg.matches("[-+][0-9]{1,9}");
    }

    /** The place in the whole stack, the present directory being 0; -1 with a message if there is none. */
    private static int index(BuiltinCall call, String spec) {
        int size = call.shell().directoryStack.size() + 1;
        int number = Integer.parseInt(spec.substring(1));
        int index = spec.charAt(0) == '+' ? number : size - 1 - number;
        if (size == 1 && number != 0) {
            call.fail(1, "directory stack empty");
            return -1;
        }
        if (index < 0 || index >= size) {
            call.fail(1, (call.name().equals("dirs") ? number : spec) + ": directory stack index out of range");
            return -1;
        }
        return index;
    }

    private static int push(BuiltinCall call) {
        String usage = "pushd [-n] [+N | -N | dir]";
        boolean stay = false;
        String target = null;
        boolean options = true;
        for (String arg : call.args()) {
            if (options && arg.equals("-n")) {
                stay = true;
            } else if (options && arg.equals("--")) {
                options = false;
            } else if (options && arg.startsWith("-") && arg.length() > 1 && !isIndex(arg)) {
                return usage(call, arg + ": invalid number", usage);
            } else if (target == null) {
                target = arg;
            } else {
                return call.tooMany();
            }
        }
        Interpreter shell = call.shell();
        List<String> stack = shell.directoryStack;
        if (target == null && stack.isEmpty()) {
            return call.fail(1, "no other directory");
        }
        if (target != null && options && isIndex(target)) {
            return stack.isEmpty() ? call.fail(1, "directory stack empty") : rotate(call, target, stay);
        }
        if (stay) {
            stack.add(0, target == null ? stack.remove(0) : target);
            show(call, false, false, false);
            return 0;
        }
        String old = shell.cwd;
        int status = CdBuiltin.change(call, target == null ? stack.get(0) : target, false);
        if (status == 0) {
            if (target == null) {
                stack.remove(0);
            }
            stack.add(0, old);
            show(call, false, false, false);
        }
        return status;
    }

    private static int rotate(BuiltinCall call, String spec, boolean stay) {
        Interpreter shell = call.shell();
        int index = index(call, spec);
        if (index < 0) {
            return 1;
        }
        List<String> all = new ArrayList<>(List.of(shell.cwd));
        all.addAll(shell.directoryStack);
        java.util.Collections.rotate(all, -index);
        int status = stay ? 0 : CdBuiltin.change(call, all.get(0), false);
        if (status == 0) {
            shell.directoryStack.clear();
            shell.directoryStack.addAll(all.subList(1, all.size()));
            show(call, false, false, false);
        }
        return status;
    }

    private static int pop(BuiltinCall call) {
        boolean stay = false;
        String spec = null;
        for (String arg : call.args()) {
            if (arg.equals("-n")) {
                stay = true;
            } else if (isIndex(arg)) {
                spec = arg;
            } else if (!arg.equals("--")) {
                return usage(call, arg + (arg.startsWith("-") ? ": invalid number" : ": invalid argument"), "popd [-n] [+N | -N]");
            }
        }
        Interpreter shell = call.shell();
        List<String> stack = shell.directoryStack;
        if (stack.isEmpty()) {
            return call.fail(1, "directory stack empty");
        }
        int index = spec == null ? 0 : index(call, spec);
        if (index < 0) {
            return 1;
        }
        if (index > 0 || stay) {
            stack.remove(Math.max(0, index - 1));
        } else {
            int status = CdBuiltin.change(call, stack.get(0), false);
            if (status != 0) {
                return status;
            }
            stack.remove(0);
        }
        show(call, false, false, false);
        return 0;
    }

    private static int dirs(BuiltinCall call) {
        String usage = "dirs [-clpv] [+N] [-N]";
        String letters = "";
        String spec = null;
        for (String arg : call.args()) {
            if (isIndex(arg)) {
                spec = arg;
            } else if (arg.matches("-[clpv]+")) {
                letters += arg.substring(1);
            } else if (!arg.equals("--")) {
                boolean number = arg.startsWith("-") || arg.startsWith("+");
                return usage(call, arg + (number ? ": invalid number" : ": invalid option"), usage);
            }
        }
        if (letters.contains("c")) {
            call.shell().directoryStack.clear();
            return 0;
        }
        boolean full = letters.contains("l");
        if (spec != null) {
            int index = index(call, spec);
            if (index < 0) {
                return 1;
            }
            String path = index == 0 ? call.shell().cwd : call.shell().directoryStack.get(index - 1);
            call.out().print((letters.contains("v") ? String.format("%2d  ", index) : "") + shown(call, path, full) + "\n");
            return 0;
        }
        show(call, full, letters.contains("p"), letters.contains("v"));
        return 0;
    }

    private static String shown(BuiltinCall call, String path, boolean full) {
        String home = call.shell().variables.value("HOME");
        boolean below = home != null && home.length() > 1 && (path.equals(home) || path.startsWith(home + "/"));
        return below && !full && home != null ? "~" + path.substring(home.length()) : path;
    }

    private static void show(BuiltinCall call, boolean full, boolean lines, boolean numbered) {
        List<String> all = new ArrayList<>(List.of(call.shell().cwd));
        all.addAll(call.shell().directoryStack);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            text.append(numbered ? String.format("%2d  ", i) : i > 0 && !lines ? " " : "").append(shown(call, all.get(i), full))
                    .append(lines || numbered ? "\n" : "");
        }
        call.out().print(text + (lines || numbered ? "" : "\n"));
    }
}
