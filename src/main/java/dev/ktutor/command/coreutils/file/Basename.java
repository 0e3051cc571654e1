package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.util.List;

/** basename(1). */
public final class Basename extends Tool {
    /** The tool. */
    public Basename() {
        super("basename", "Print NAME with any leading directory components removed.", """
                NAME [SUFFIX] | OPTION... NAME...
                  -a, --multiple       support multiple arguments and treat each as a NAME
                  -s, --suffix=SUFFIX  remove a trailing SUFFIX; implies -a
                  -z, --zero           end each output line with NUL, not newline
                """);
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected void execute(Call call) {
        List<String> names = call.operands();
        if (names.isEmpty()) {
            throw new UsageError("missing operand");
        }
        boolean many = call.has("a") || call.has("s");
        if (!many && names.size() > 2) {
            throw new UsageError("extra operand " + Quote.curly(names.get(2)));
        }
        String suffix = many ? call.value("s", "") : names.size() > 1 ? names.get(1) : "";
        for (String name : many ? names : names.subList(0, 1)) {
            String base = base(name);
            boolean cut = !suffix.isEmpty() && base.endsWith(suffix) && !base.equals(suffix);
            call.out().print((cut ? base.substring(0, base.length() - suffix.length()) : base) + (call.has("z") ? "\0" : "\n"));
        }
    }

    /** The last component of a path, "/" for the root directory. */
    static String base(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        return trimmed.isEmpty() ? path.isEmpty() ? "" : "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** A path without its last component, as dirname(1) prints it. */
    static String directory(String path) {
        String trimmed = path.replaceFirst("/+$", "");
        if (trimmed.isEmpty()) {
            return path.isEmpty() ? "." : "/";
        }
        int slash = trimmed.lastIndexOf('/');
        if (slash < 0) {
            return ".";
        }
        String parent = trimmed.substring(0, slash).replaceFirst("/+$", "");
        return parent.isEmpty() ? "/" : parent;
    }

    /** dirname(1). */
    public static final class Dirname extends Tool {
        /** The tool. */
        public Dirname() {
            super("dirname", "Output each NAME with its last non-slash component and trailing slashes removed.", """
                    [OPTION] NAME...
                      -z, --zero     end each output line with NUL, not newline
                    """);
        }

        @Override
        protected boolean stopsAtOperand() {
            return true;
        }

        @Override
        protected void execute(Call call) {
            if (call.operands().isEmpty()) {
                throw new UsageError("missing operand");
            }
            call.operands().forEach(name -> call.out().print(directory(name) + (call.has("z") ? "\0" : "\n")));
        }
    }
}
