package dev.ktutor.terminal;

import dev.ktutor.text.Ansi;
import dev.ktutor.text.DisplayWidth;
import dev.ktutor.text.Markdown;
import java.util.ArrayList;
import java.util.List;

/** Blocks of text from the tutor, set off from what programs print. */
final class Panel {
    private final int width;
    private final Ansi ansi;
    private final String rule;

    /** Panels of that width; box-drawing characters only where the terminal is capable. */
    Panel(int width, Ansi ansi, boolean capable) {
        this.width = Math.max(30, Math.min(width, 100));
        this.ansi = ansi;
        this.rule = capable ? "─" : "-";
    }

    /** A title with something at its right end, then Markdown. */
    List<String> titled(String title, String right, String markdown) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(title, right));
        lines.addAll(body(markdown));
        lines.add(ansi.dim(rule.repeat(width)));
        return lines;
    }

    private String heading(String title, String right) {
        String start = rule.repeat(2) + " ";
        String end = right.isEmpty() ? "" : " " + right + " " + rule.repeat(2);
        String shown = DisplayWidth.cut(title, width - start.length() - DisplayWidth.of(end) - 2);
        int fill = width - DisplayWidth.of(start) - DisplayWidth.of(shown) - 1 - DisplayWidth.of(end);
        return ansi.dim(start) + ansi.bold(shown) + " " + ansi.dim(rule.repeat(Math.max(0, fill)) + end);
    }

    /** Markdown, a little indented. */
    List<String> body(String markdown) {
        return new Markdown(width - 2, ansi).render(markdown).stream().map(line -> line.isEmpty() ? line : " " + line).toList();
    }

    /** A line of good news, then Markdown. */
    List<String> good(String headline, String markdown) {
        return marked(ansi.green(ansi.bold("✔ " + headline)), markdown);
    }

    /** A line of bad news, then Markdown. */
    List<String> bad(String headline, String markdown) {
        return marked(ansi.red("✘ " + headline), markdown);
    }

    private List<String> marked(String headline, String markdown) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        if (!markdown.isBlank()) {
            lines.addAll(body(markdown));
        }
        return lines;
    }
}
