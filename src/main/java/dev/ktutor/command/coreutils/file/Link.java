package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import java.util.List;

/** link(1), unlink(1) and pwd(1): one system call each. */
public final class Link extends Tool {
    private final int most;

    private Link(String name, String synopsis, String declaration, int most) {
        super(name, synopsis, declaration);
        this.most = most;
    }

    /** The three. */
    public static List<Link> all() {
        return List.of(new Link("link", "Call the link function to create a link named FILE2 to an existing FILE1.", "FILE1 FILE2\n", 2),
                new Link("unlink", "Call the unlink function to remove the specified FILE.", "FILE\n", 1),
                new Link("pwd", "Print the full filename of the current working directory.", """
                        [OPTION]...
                          -L, --logical   use PWD from environment, even if it contains symlinks
                          -P, --physical  avoid all symlinks
                        """, 0));
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (name().equals("pwd")) {
            if (!operands.isEmpty()) {
                call.warn("ignoring non-option arguments");
            }
            call.println(call.has("L") ? call.files().cwd() : call.files().realPath("."));
            return;
        }
        if (operands.size() < most) {
            throw new UsageError(operands.isEmpty() ? "missing operand" : "missing operand after " + Quote.curly(operands.get(0)));
        }
        if (operands.size() > most) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(most)));
        }
        try {
            if (most == 2) {
                call.files().link(operands.get(0), operands.get(1));
            } else {
                call.files().remove(operands.get(0));
            }
        } catch (FileError e) {
            call.error((most == 2 ? "cannot create link " + Quote.always(operands.get(1)) + " to " + Quote.always(operands.get(0))
                    : "cannot unlink " + Quote.always(operands.get(0))) + ": " + e.reason());
        }
    }
}
