package dev.ktutor.command.coreutils.tool;

import dev.ktutor.host.Command;
import dev.ktutor.host.Completing;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.Output;
import java.util.List;

/** A GNU tool: options in, one {@link #execute}, errors reported in GNU's form, buffered output written at the end. */
public abstract class Tool implements Command, Completing {
    private final String name;
    private final String synopsis;
    private final String declaration;

    /**
     * A tool.
     *
     * @param synopsis what it does, one line
     * @param declaration a usage line ({@code [OPTION]... [FILE]...}), then its options as {@link OptionTable} reads them
     */
    protected Tool(String name, String synopsis, String declaration) {
        this.name = name;
        this.synopsis = synopsis;
        this.declaration = declaration;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String synopsis() {
        return synopsis;
    }

    /** Does the work; the status is that of the call. May throw {@link UsageError}, {@link ToolExit}, {@link FileError}. */
    protected abstract void execute(Call call);

    /** The status for a wrong command line: 1 for most tools. */
    protected int usageStatus() {
        return 1;
    }

    /** Whether options end at the first operand. */
    protected boolean stopsAtOperand() {
        return false;
    }

    /** Turns old option forms such as {@code head -3} into new ones. */
    protected List<String> prepare(List<String> args) {
        return args;
    }

    /** What follows the message of a usage error. */
    protected String usageHint(Invocation in) {
        return "Try '" + in.name() + " --help' for more information.";
    }

    /** Its options, for completion. */
    public final OptionTable options() {
        return OptionTable.of(declaration);
    }

    /** Its long options after a dash, else files, as bash-completion has it for GNU tools. */
    @Override
    public Proposals propose(Invocation in, List<String> words) {
        String typed = words.get(words.size() - 1);
        if (!typed.startsWith("-")) {
            return Proposals.anyFile();
        }
        return Proposals.orFiles(options().all().stream().flatMap(option -> option.names().stream()
                .map(each -> "--" + each + (option.argument() == Opt.Argument.REQUIRED ? "=" : ""))).sorted().toList());
    }

    @Override
    public final ExitStatus run(Invocation in) {
        BufferedOutput out = new BufferedOutput(new Standard(in));
        int status;
        try {
            status = attempt(in, out);
            out.flush();
        } catch (WriteFailure e) {
            in.err().println(in.name() + ": write error: " + e.reason);
            status = Math.max(1, usageStatus());
        }
        return ExitStatus.of(status);
    }

    private int attempt(Invocation in, BufferedOutput out) {
        Call call = null;
        try {
            Parsed parsed = Parsed.parse(options(), prepare(in.args()), stopsAtOperand());
            if (parsed.has("help") && asksFor(parsed, "help")) {
                out.print(help(in.name()));
                return 0;
            }
            if (parsed.has("version") && asksFor(parsed, "version")) {
                out.println(name + " (ktutor lab, after the GNU tool)");
                return 0;
            }
            call = new Call(in, parsed, out);
            execute(call);
            return call.status();
        } catch (UsageError e) {
            out.flush();
            String text = e.text();
            in.err().print((text.isEmpty() ? "" : in.name() + ": " + text + "\n") + usageHint(in) + "\n");
            return e.status() < 0 ? usageStatus() : e.status();
        } catch (ToolExit e) {
            out.flush();
            if (!e.text().isEmpty()) {
                in.err().println(in.name() + ": " + e.text());
            }
            return e.status();
        } catch (FileError e) {
            out.flush();
            in.err().println(in.name() + ": " + Quote.ifNeeded(e.path()) + ": " + e.reason());
            return Math.max(1, call == null ? 1 : call.status());
        }
    }

    /** Whether the option is the long one and no option of the tool's own that has the name as another form. */
    private static boolean asksFor(Parsed parsed, String option) {
        return parsed.given().stream().anyMatch(g -> g.option().names().equals(List.of(option)) && g.option().letters().isEmpty());
    }

    /** The text of {@code --help}: usage, what it does, the declared options. */
    protected String help(String calledAs) {
        int end = declaration.indexOf('\n');
        String usage = end < 0 ? declaration : declaration.substring(0, end);
        String rest = end < 0 ? "" : declaration.substring(end + 1);
        return "Usage: " + calledAs + " " + usage + "\n" + synopsis + "\n" + (rest.isBlank() ? "" : "\n" + rest);
    }

    /** Writing to standard output failed; ends the tool wherever it is. */
    private static final class WriteFailure extends RuntimeException {
        private final String reason;

        WriteFailure(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** Standard output with its failures told apart from those of other files. */
    private static final class Standard extends Output {
        private static final int BYTES_A_STEP = 128;

        private final Invocation in;
        private final Output target;

        Standard(Invocation in) {
            this.in = in;
            this.target = in.out();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            in.simulation().current().checkpoint(1 + length / BYTES_A_STEP);
            try {
                target.write(bytes, offset, length);
            } catch (FileError e) {
                throw new WriteFailure(e.reason());
            }
        }

        @Override
        public boolean isTerminal() {
            return target.isTerminal();
        }
    }
}
