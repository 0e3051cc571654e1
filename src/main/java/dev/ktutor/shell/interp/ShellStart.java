package dev.ktutor.shell.interp;

import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shell starts with.
 *
 * @param name its {@code $0}
 * @param environment the variables it inherits
 */
record ShellStart(Host host, Credentials credentials, @Nullable Screen screen, boolean interactive, String name,
        String cwd, int umask, Map<String, String> environment, Descriptors descriptors) {

    /** A shell with bash's own variables set. */
    Interpreter create() {
        Session session = new Session(host, credentials, screen, interactive);
        Variables variables = new Variables();
        Interpreter shell = new Interpreter(session, variables, descriptors, name, cwd);
        shell.umask = umask;
        environment.forEach((key, value) -> inherit(shell, key, value));
        defaults(shell);
        return shell;
    }

    private static void inherit(Interpreter shell, String key, String value) {
        if (key.startsWith("BASH_FUNC_") && key.endsWith("%%")) {
            importFunction(shell, key.substring(10, key.length() - 2), value);
        } else if (Names.isName(key)) {
            shell.variables.set(key, value);
            shell.variables.attributes(key, Variable.EXPORT, 0);
        }
    }

    private static void importFunction(Interpreter shell, String name, String body) {
        ParseResult result = new Parser(name + " " + body, 1, ScriptRunner.language(shell, false)).all();
        if (result instanceof ParseResult.Parsed parsed && parsed.script().statements().size() == 1
                && parsed.script().statements().get(0).command() instanceof Node.Function function) {
            shell.functions.put(new Functions.Definition(function, "environment", true, false));
        }
    }

    private void defaults(Interpreter shell) {
        Variables variables = shell.variables;
        set(variables, "IFS", " \t\n");
        variables.set("IFS", " \t\n");
        set(variables, "OPTIND", "1");
        set(variables, "OPTERR", "1");
        set(variables, "PS4", "+ ");
        set(variables, "PATH", ProgramFile.DEFAULT_PATH);
        set(variables, "TERM", "dumb");
        variables.set("BASH", "/bin/bash");
        variables.set("BASH_VERSION", "5.2.15(1)-release");
        variables.set("HOSTTYPE", "x86_64");
        variables.set("OSTYPE", "linux-gnu");
        variables.set("MACHTYPE", "x86_64-pc-linux-gnu");
        List<String> version = List.of("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu");
        for (int i = 0; i < version.size(); i++) {
            variables.setElement("BASH_VERSINFO", (long) i, version.get(i), false);
        }
        variables.attributes("BASH_VERSINFO", Variable.READONLY, 0);
        variables.set("PWD", cwd);
        variables.attributes("PWD", Variable.EXPORT, 0);
        variables.attributes("OLDPWD", Variable.EXPORT, 0);
        String level = variables.value("SHLVL");
        variables.set("SHLVL", level != null && level.matches("[0-9]{1,5}") ? String.valueOf(Integer.parseInt(level) + 1) : "1");
        variables.attributes("SHLVL", Variable.EXPORT, 0);
        if (interactive) {
            set(variables, "PS1", "\\s-\\v\\$ ");
            set(variables, "PS2", "> ");
            shell.options.addAll(List.of(ShellOption.EXPAND_ALIASES, ShellOption.EMACS, ShellOption.HISTORY, ShellOption.MONITOR,
                    ShellOption.HISTEXPAND));
        }
    }

    private static void set(Variables variables, String name, String value) {
        if (variables.value(name) == null) {
            variables.set(name, value);
        }
    }
}
