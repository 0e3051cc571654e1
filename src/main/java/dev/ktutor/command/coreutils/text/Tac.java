package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        Pattern pattern = Pattern.compile(call.has("r") ? separator : Pattern.quote(separator.isEmpty() ? "\0" : separator));
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

    private static void write(Call call, String text, Pattern pattern, boolean before) {
        java.util.ArrayList<Integer> cuts = new java.util.ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        cuts.add(0);
        while (matcher.find()) {
            int cut = before ? matcher.start() : matcher.end();
            if (cut > 0 && cut < text.length()) {
                cuts.add(cut);
            }
        }
        cuts.add(text.length());
        for (int i = cuts.size() - 1; i > 0; i--) {
            call.latin(text.substring(cuts.get(i - 1), cuts.get(i)));
        }
    }
}
