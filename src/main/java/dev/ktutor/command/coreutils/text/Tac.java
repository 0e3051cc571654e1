package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;

/** tac(1): holds each file as a whole. */
public final class Tac extends Tool {
    /** The tool. */
    public Tac() {
        super("tac", "Write each FILE to standard output, last line first.", """
                [OPTION]... [FILE]...
                  -b, --before             attach the separator before instead of after
                  -r, --regex              interpret the separator as a regular expression
                  -s, --separator=STRING   use STRING as the separator instead of newline
                """);
    }

    @Override
    protected void execute(Call call) {
        String separator = Latin.of(call.value("s", "\n"));
        if (call.has("r") && separator.isEmpty()) {
            throw new ToolExit(1, "separator cannot be empty");
        }
        Regex pattern;
        try {
            pattern = Regex.compile(separator.isEmpty() ? "\0" : separator, call.has("r") ? RegexSyntax.BASIC : RegexSyntax.FIXED);
        } catch (RegexError e) {
            throw new ToolExit(1, e.text());
        }
        for (String path : call.inputs()) {
            Call.Source input;
            try {
                input = call.open(path);
            } catch (FileError e) {
                // tac's own buffer is written only when it is full.
                call.in().err().println(call.in().name() + ": failed to open " + Quote.always(path) + " for reading: " + e.reason());
                call.status(1);
                continue;
            }
            try {
                String text = new String(input.readAll(), StandardCharsets.ISO_8859_1);
                write(call, text, pattern, call.has("b"));
            } catch (FileError e) {
                call.error(Quote.ifNeeded(path) + ": read error: " + e.reason());
            } finally {
                input.close();
            }
        }
    }

    private static void write(Call call, String text, Regex pattern, boolean before) {
        java.util.ArrayList<Integer> cuts = new java.util.ArrayList<>();
        cuts.add(0);
        Optional<MatchResult> match = pattern.find(text, 0);
        while (match.isPresent()) {
            int cut = before ? match.get().start() : match.get().end();
            if (cut > 0 && cut < text.length()) {
                cuts.add(cut);
            }
            int next = Math.max(match.get().end(), match.get().start() + 1);
            match = next > text.length() ? Optional.empty() : pattern.find(text, next);
        }
        cuts.add(text.length());
        for (int i = cuts.size() - 1; i > 0; i--) {
            call.latin(text.substring(cuts.get(i - 1), cuts.get(i)));
        }
    }
}
