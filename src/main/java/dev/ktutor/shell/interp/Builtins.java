package dev.ktutor.shell.interp;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of builtins. */
final class Builtins {
    private static final Map<String, Builtin> TABLE = table();

    private Builtins() { }

    static @Nullable Builtin find(String name) {
        return TABLE.get(name);
    }

    static Set<String> names() {
        return new TreeSet<>(TABLE.keySet());
    }

    private static Map<String, Builtin> table() {
        Map<String, Builtin> table = new TreeMap<>();
        table.put(":", call -> 0);
        table.put("true", call -> 0);
        table.put("false", call -> 1);
        table.put("echo", new EchoBuiltin());
        table.put("printf", new PrintfBuiltin());
        table.put("test", new TestBuiltin());
        table.put("[", new TestBuiltin());
        table.put("cd", new CdBuiltin());
        table.put("pwd", new PwdBuiltin());
        table.put("read", new ReadBuiltin());
        table.put("mapfile", new MapfileBuiltin());
        table.put("readarray", new MapfileBuiltin());
        table.put("declare", new DeclareBuiltin(DeclareBuiltin.Kind.DECLARE));
        table.put("typeset", new DeclareBuiltin(DeclareBuiltin.Kind.DECLARE));
        table.put("local", new DeclareBuiltin(DeclareBuiltin.Kind.LOCAL));
        table.put("export", new ExportBuiltin(true));
        table.put("readonly", new ExportBuiltin(false));
        table.put("unset", new UnsetBuiltin());
        table.put("set", new SetBuiltin());
        table.put("shopt", new ShoptBuiltin());
        table.put("shift", new ShiftBuiltin());
        table.put("getopts", new GetoptsBuiltin());
        table.put("let", new LetBuiltin());
        table.put("return", new ReturnBuiltin());
        table.put("exit", new ExitBuiltin());
        table.put("logout", new ExitBuiltin());
        table.put("break", new BreakBuiltin(true));
        table.put("continue", new BreakBuiltin(false));
        table.put("eval", new EvalBuiltin());
        table.put("source", new SourceBuiltin());
        table.put(".", new SourceBuiltin());
        running(table);
        return table;
    }

    /** Those about commands, signals, jobs and directories. */
    private static void running(Map<String, Builtin> table) {
        table.put("exec", new ExecBuiltin());
        table.put("command", new CommandBuiltin());
        table.put("builtin", new BuiltinBuiltin());
        table.put("type", new TypeBuiltin());
        table.put("hash", new HashBuiltin());
        table.put("alias", new AliasBuiltin());
        table.put("unalias", new UnaliasBuiltin());
        table.put("trap", new TrapBuiltin());
        table.put("kill", new KillBuiltin());
        table.put("wait", new WaitBuiltin());
        table.put("jobs", new JobsBuiltin());
        table.put("disown", new DisownBuiltin());
        table.put("fg", new ForegroundBuiltin(true));
        table.put("bg", new ForegroundBuiltin(false));
        table.put("times", new TimesBuiltin());
        table.put("umask", new UmaskBuiltin());
        table.put("ulimit", new UlimitBuiltin());
        table.put("pushd", new DirectoryStackBuiltin());
        table.put("popd", new DirectoryStackBuiltin());
        table.put("dirs", new DirectoryStackBuiltin());
        table.put("history", new HistoryBuiltin());
        table.put("complete", new CompleteBuiltin());
        table.put("fc", new FixCommandBuiltin());
        table.put("suspend", call -> call.args().isEmpty() ? call.fail(1, "cannot suspend: no job control") : call.tooMany());
        table.put("compopt", new CompoptBuiltin());
        table.put("compgen", new CompgenBuiltin());
        table.put("bind", call -> 0);
        table.put("enable", new EnableBuiltin());
        table.put("caller", new CallerBuiltin());
        table.put("help", new HelpBuiltin());
    }
}
