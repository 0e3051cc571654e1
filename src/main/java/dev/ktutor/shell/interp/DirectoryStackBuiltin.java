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

    private static int push(BuiltinCall call) {
        Interpreter shell = call.shell();
        List<String> stack = shell.directoryStack;
        List<String> args = call.args().stream().filter(arg -> !arg.equals("-n") && !arg.equals("--")).toList();
        if (args.isEmpty()) {
            if (stack.isEmpty()) {
                return call.fail(1, "no other directory");
            }
            String old = shell.cwd;
            String target = stack.get(0);
            int status = CdBuiltin.change(call, target, false);
            if (status == 0) {
                stack.set(0, old);
                show(call, false, false, false);
            }
            return status;
        }
        String target = args.get(0);
        if (target.matches("[-+][0-9]+")) {
            return rotate(call, target);
        }
        String old = shell.cwd;
        int status = CdBuiltin.change(call, target, false);
        if (status == 0) {
            stack.add(0, old);
            show(call, false, false, false);
        }
        return status;
    }

    private static int index(String spec, int size) {
        int number = Integer.parseInt(spec.substring(1));
        return spec.charAt(0) == '+' ? number : size - 1 - number;
    }

    private static int rotate(BuiltinCall call, String spec) {
        Interpreter shell = call.shell();
        List<String> all = new ArrayList<>(List.of(shell.cwd));
        all.addAll(shell.directoryStack);
        int index = index(spec, all.size());
        if (index < 0 || index >= all.size()) {
            return call.fail(1, spec + ": directory stack index out of range");
        }
        java.util.Collections.rotate(all, -index);
        int status = CdBuiltin.change(call, all.get(0), false);
        if (status == 0) {
            shell.directoryStack.clear();
            shell.directoryStack.addAll(all.subList(1, all.size()));
            show(call, false, false, false);
        }
        return status;
    }

    private static int pop(BuiltinCall call) {
        Interpreter shell = call.shell();
        List<String> stack = shell.directoryStack;
        if (stack.isEmpty()) {
            return call.fail(1, "directory stack empty");
        }
        String spec = call.args().isEmpty() ? "+0" : call.args().get(call.args().size() - 1);
        if (!spec.matches("[-+][0-9]+")) {
            return call.fail(2, spec + ": invalid argument");
        }
        int index = index(spec, stack.size() + 1);
        if (index < 0 || index > stack.size()) {
            return call.fail(1, spec + ": directory stack index out of range");
        }
        if (index > 0) {
            stack.remove(index - 1);
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
        Getopt options = new Getopt(call.args(), "clpv");
        if (options.has('c')) {
            call.shell().directoryStack.clear();
            return 0;
        }
        show(call, options.has('l'), options.has('p'), options.has('v'));
        return 0;
    }

    private static void show(BuiltinCall call, boolean full, boolean lines, boolean numbered) {
        Interpreter shell = call.shell();
        List<String> all = new ArrayList<>(List.of(shell.cwd));
        all.addAll(shell.directoryStack);
        String home = shell.variables.value("HOME");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            String path = all.get(i);
            boolean below = home != null && home.length() > 1 && (path.equals(home) || path.startsWith(home + "/"));
            String shown = below && !full && home != null ? "~" + path.substring(home.length()) : path;
            text.append(numbered ? String.format("%2d  ", i) : i > 0 && !lines ? " " : "").append(shown).append(lines || numbered ? "\n" : "");
        }
        call.out().print(text + (lines || numbered ? "" : "\n"));
    }
}
