package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Parser.Program;
import dev.ktutor.command.coreutils.awk.Parser.Rule;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;

/** awk(1) after mawk 1.3.4, which knows bytes only: its texts are kept one byte a char (see {@link Latin}). */
public final class Awk extends Tool {
    private Awk(String name) {
        super(name, "Pattern scanning and text processing language.", """
                [Options] [Program] [file ...]
                  -f program-file
                  -F value
                  -v var=value
                  -W option
                """);
    }

    /** awk and mawk. */
    public static List<Awk> all() {
        return List.of(new Awk("awk"), new Awk("mawk"));
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Usage: mawk [Options] [Program] [file ...]";
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = new ArrayList<>(call.operands());
        StringBuilder program = new StringBuilder();
        try {
            for (String file : call.parsed().values("f")) {
                program.append(call.open(file).readText()).append('\n');
            }
        } catch (FileError e) {
            throw new ToolExit(2, "cannot open " + e.path() + " (" + e.reason() + ")");
        }
        if (!call.has("f")) {
            if (operands.isEmpty()) {
                call.in().err().println(usageHint(call.in()));
                return;
            }
            program.append(operands.remove(0));
        }
        try {
            Program parsed = new Parser(Latin.of(program.toString())).program();
            Machine machine = new Machine(call, operands);
            for (Parsed.Given given : call.parsed().given()) {
                if (given.is("F")) {
                    machine.assign("FS", Lexer.unescape(Latin.of(given.text())));
                } else if (given.is("v")) {
                    int equals = given.text().indexOf('=');
                    if (!given.text().matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
                        throw new AwkError("improper assignment: -v " + given.text());
                    }
                    machine.assign(given.text().substring(0, equals), new Text(Lexer.unescape(Latin.of(given.text().substring(equals + 1)))));
                }
            }
            throw new ToolExit(run(machine, parsed), "");
        } catch (AwkError e) {
            throw new ToolExit(2, Latin.text(e.text()));
        } catch (StackOverflowError e) {
            throw new ToolExit(2, "program too deeply nested");
        }
    }

    private static int run(Machine machine, Program program) {
        boolean exited = false;
        try {
            program.begin().forEach(statement -> statement.run(machine));
            if (!program.rules().isEmpty() || !program.end().isEmpty()) {
                records(machine, program);
            }
        } catch (Jump jump) {
            exited = jump.to() == Jump.To.EXIT;
        }
        try {
            if (!exited || !program.end().isEmpty()) {
                program.end().forEach(statement -> statement.run(machine));
            }
        } catch (Jump jump) {
            machine.checkpoint();
        } finally {
            machine.files().closeAll();
        }
        return machine.status();
    }

    private static void records(Machine machine, Program program) {
        boolean[] inRange = new boolean[program.rules().size()];
        RecordReader main = machine.files().main();
        while (true) {
            machine.checkpoint();
            if (Values.number(machine.getline(main, null, true)) <= 0) {
                return;
            }
            try {
                for (int i = 0; i < inRange.length; i++) {
                    Rule rule = program.rules().get(i);
                    if (selects(machine, rule, inRange, i)) {
                        rule.action().run(machine);
                    }
                }
            } catch (Jump jump) {
                switch (jump.to()) {
                    case EXIT -> throw jump;
                    case NEXT_FILE -> machine.files().skipFile();
                    default -> { }
                }
            }
        }
    }

    private static boolean selects(Machine machine, Rule rule, boolean[] inRange, int index) {
        Expr pattern = rule.pattern();
        Expr end = rule.end();
        if (pattern == null) {
            return true;
        }
        if (end == null) {
            return pattern.truth(machine);
        }
        if (!inRange[index] && !pattern.truth(machine)) {
            return false;
        }
        inRange[index] = !end.truth(machine);
        return true;
    }
}
