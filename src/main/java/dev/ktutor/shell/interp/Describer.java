package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Printer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a name means as a command, for {@code type} and {@code command -v}. */
final class Describer {
    private static final Set<String> RESERVED = new LinkedHashSet<>(List.of("if", "then", "else", "elif", "fi", "case", "esac", "for",
            "select", "while", "until", "do", "done", "in", "function", "time", "{", "}", "!", "[[", "]]", "coproc"));

    /** How it is said. */
    enum Form { LONG, SHORT, TYPE, PATH }

    private Describer() { }

    static Set<String> reserved() {
        return RESERVED;
    }

    /** Prints what the name is, or all that it is; false if it is nothing. */
    static boolean describe(BuiltinCall call, String name, Form form, boolean all) {
        return describe(call, name, form, all, true);
    }

    static boolean describe(BuiltinCall call, String name, Form form, boolean all, boolean functions) {
        Interpreter shell = call.shell();
        boolean found = false;
        String alias = shell.on(ShellOption.EXPAND_ALIASES) ? shell.aliases.get(name) : null;
        if (alias != null && form != Form.PATH) {
            print(call, switch (form) {
                case LONG -> name + " is aliased to `" + alias + "'";
                case SHORT -> "alias " + name + "=" + Quoting.single(alias);
                default -> "alias";
            });
            found = true;
        }
        if (RESERVED.contains(name) && form != Form.PATH && (all || !found)) {
            print(call, form == Form.LONG ? name + " is a shell keyword" : form == Form.SHORT ? name : "keyword");
            found = true;
        }
        Functions.Definition function = functions ? shell.functions.get(name) : null;
        if (function != null && form != Form.PATH && (all || !found)) {
            print(call, form == Form.LONG ? name + " is a function\n" + new Printer().function(function.node())
                    : form == Form.SHORT ? name : "function");
            found = true;
        }
        if (shell.builtin(name) != null && form != Form.PATH && (all || !found)) {
            print(call, form == Form.LONG ? name + " is a shell builtin" : form == Form.SHORT ? name : "builtin");
            found = true;
        }
        if (!found || all) {
            List<String> files = files(shell, name, all);
            for (String file : files) {
                boolean hashed = form == Form.LONG && !all && isHashed(shell, name, file);
                print(call, form == Form.LONG ? hashed ? name + " is hashed (" + file + ")" : name + " is " + file
                        : form == Form.TYPE ? "file" : file);
            }
            found |= !files.isEmpty();
        }
        return found;
    }

    private static boolean isHashed(Interpreter shell, String name, String file) {
        Hashed known = shell.hashed.get(name);
        return known != null && file.equals(known.path);
    }

    private static void print(BuiltinCall call, String text) {
        call.out().print(text + "\n");
    }

    static List<String> files(Interpreter shell, String name, boolean all) {
        FileView files = shell.files();
        Hashed known = shell.hashed.get(name);
        if (known != null && !all) {
            return List.of(known.path);
        }
        if (name.indexOf('/') >= 0) {
            return files.may(name, 1) && !files.isDirectory(name) ? List.of(name) : List.of();
        }
        List<String> found = new ArrayList<>();
        String path = shell.variables.value("PATH");
        for (String directory : (path == null ? "" : path).split(":", -1)) {
            String candidate = (directory.isEmpty() ? "." : directory) + "/" + name;
            if (files.may(candidate, 1) && files.isRegular(candidate) && !name.isEmpty() && (all || found.isEmpty())) {
                found.add(candidate);
            }
        }
        return found;
    }
}
