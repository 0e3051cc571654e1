package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;

/** sed(1) as GNU sed 4.9. */
public final class Sed extends Tool {
    private static final String DECLARATION = """
            [OPTION]... {script-only-if-no-other-script} [input-file]...

              -n, --quiet, --silent
                             suppress automatic printing of pattern space
                  --debug
                             annotate program execution
              -e script, --expression=script
                             add the script to the commands to be executed
              -f script-file, --file=script-file
                             add the contents of script-file to the commands to be executed
              --follow-symlinks
                             follow symlinks when processing in place
              -i[SUFFIX], --in-place[=SUFFIX]
                             edit files in place (makes backup if SUFFIX supplied)
              -l N, --line-length=N
                             specify the desired line-wrap length for the `l' command
              --posix
                             disable all GNU extensions.
              -E, -r, --regexp-extended
                             use extended regular expressions in the script
                             (for portability use POSIX -E).
              -s, --separate
                             consider files as separate rather than as a single,
                             continuous long stream.
                  --sandbox
                             operate in sandbox mode (disable e/r/w commands).
              -u, --unbuffered
                             load minimal amounts of data from the input files and flush
                             the output buffers more often
              -z, --null-data
                             separate lines by NUL characters
                  --help     display this help and exit
                  --version  output version information and exit

            If no -e, --expression, -f, or --file option is given, then the first
            non-option argument is taken as the sed script to interpret.  All
            remaining arguments are names of input files; if no input files are
            specified, then the standard input is read.

            GNU sed home page: <https://www.gnu.org/software/sed/>.
            General help using GNU software: <https://www.gnu.org/gethelp/>.
            """;

    /** The tool. */
    public Sed() {
        super("sed", "Stream editor for filtering and transforming text.", DECLARATION);
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Usage: " + in.name() + " [OPTION]... {script-only-if-no-other-script} [input-file]...\n"
                + DECLARATION.substring(DECLARATION.indexOf('\n') + 1).stripTrailing();
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = new ArrayList<>(call.operands());
        List<SedScanner.Piece> pieces = new ArrayList<>();
        int number = 1;
        for (Parsed.Given given : call.parsed().given()) {
            if (given.is("e")) {
                pieces.add(new SedScanner.Piece(given.text(), "", number++));
            } else if (given.is("f")) {
                try {
                    String text = call.open(given.text()).readText();
                    pieces.add(new SedScanner.Piece(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, given.text(), 0));
                } catch (FileError e) {
                    throw new ToolExit(1, "couldn't open file " + given.text() + ": " + e.reason());
                }
            }
        }
        if (pieces.isEmpty()) {
            if (operands.isEmpty()) {
                throw new UsageError("");
            }
            pieces.add(new SedScanner.Piece(operands.remove(0), "", 1));
        }
        String first = pieces.get(0).text();
        boolean quiet = call.has("n") || first.equals("#n") || first.startsWith("#n\n");
        int width = call.value("l", "70").matches("[0-9]{1,8}") ? Integer.parseInt(call.value("l", "70")) : 70;
        SedFiles files = new SedFiles(call, operands.isEmpty() ? List.of("-") : operands);
        try {
            List<SedCommand> commands = new SedParser(pieces, call.has("E")).parse();
            for (SedCommand command : commands) {
                Substitution substitution = command.substitution();
                if (command.name() == 'w' || command.name() == 'W') {
                    files.prepare(command.text());
                } else if (substitution != null && !substitution.file().isEmpty()) {
                    files.prepare(substitution.file());
                }
            }
            int status = new SedMachine(commands, files, quiet, width).run();
            files.close();
            if (status != 0) {
                throw new ToolExit(status, "");
            }
        } catch (SedError e) {
            throw new ToolExit(e.text().startsWith("can't find label") ? 4 : 1, e.text());
        } catch (RegexError e) {
            throw new ToolExit(1, e.text());
        }
    }
}
