package dev.ktutor.command.net.handshake;

import dev.ktutor.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws scenes: two columns with arrows between them for a terminal of 80 columns, or plain lines for a pipe. */
final class Picture {
    private static final int WIDTH = 80;
    private static final int INNER = WIDTH - 4;
    private static final int COLUMN = 52;

    private final boolean drawn;
    private final StringBuilder text = new StringBuilder();

    Picture(boolean drawn) {
        this.drawn = drawn;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A line over the whole width. */
    void line(String words) {
        wrap(words, WIDTH).forEach(line -> text.append(line).append('\n'));
    }

    /** Who stands on either side. */
    void ends(String left, String right) {
        if (drawn) {
            int gap = Math.max(1, WIDTH - DisplayWidth.of(left) - DisplayWidth.of(right));
            text.append(left).append(" ".repeat(gap)).append(right).append('\n');
            inside("");
        }
    }

    void scene(Scene scene, String from, String sealedWord) {
        if (drawn) {
            arrow(scene);
        } else {
            text.append(scene.number()).append(". ").append(from).append(": ").append(scene.title()).append(scene.sealed() ? " (" + sealedWord + ")" : "").append('\n');
        }
        facts(scene);
        for (Scene.Note note : scene.notes()) {
            note(note);
        }
        inside("");
    }

    private void arrow(Scene scene) {
        String line = scene.sealed() ? "═" : "─";
        String label = " " + scene.number() + " " + scene.title() + " ";
        int rest = WIDTH - 2 - 1 - DisplayWidth.of(label) - 2;
        text.append(scene.fromClient() ? "│" + line.repeat(2) + label + line.repeat(Math.max(1, rest)) + "▶│"
                : "│◀" + line.repeat(Math.max(1, rest)) + label + line.repeat(2) + "│").append('\n');
    }

    /** What the message holds, on the side of whoever sends it. */
    private void facts(Scene scene) {
        int label = scene.facts().keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        int width = drawn ? COLUMN : WIDTH - 3;
        String margin = drawn && !scene.fromClient() ? " ".repeat(INNER - COLUMN) : drawn ? " " : "   ";
        for (Map.Entry<String, String> fact : scene.facts().entrySet()) {
            String head = fact.getKey() + " ".repeat(label - DisplayWidth.of(fact.getKey()) + 2);
            String blank = " ".repeat(label + 2);
            List<String> lines = wrap(fact.getValue(), Math.max(12, width - label - 3));
            for (int i = 0; i < lines.size(); i++) {
                inside(margin + (i == 0 ? head : blank) + lines.get(i));
            }
        }
    }

    private void note(Scene.Note note) {
        String mark = switch (note.kind()) {
            case TELLS -> "· ";
            case KEY -> "* ";
            case PROOF -> "= ";
            case FAILURE -> "! ";
        };
        List<String> lines = wrap(note.text(), INNER - 4);
        for (int i = 0; i < lines.size(); i++) {
            inside((drawn ? " " : "   ") + (i == 0 ? mark : "  ") + lines.get(i));
        }
    }

    /** A line between the two upright bars. */
    private void inside(String words) {
        if (!drawn) {
            text.append(words.stripTrailing()).append('\n');
            return;
        }
        text.append("│ ").append(words).append(" ".repeat(Math.max(0, INNER - DisplayWidth.of(words)))).append(" │\n");
    }

    /** Lines of at most that many cells, broken at spaces; what has none is broken where it must be. */
    static List<String> wrap(String words, int cells) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                String left = word;
                if (line.length() > 0 && DisplayWidth.of(line.toString()) + 1 + DisplayWidth.of(left) > cells) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (DisplayWidth.of(left) > cells) {
                    String part = DisplayWidth.cut(left, cells);
                    lines.add(part);
                    left = left.substring(part.length());
                }
                line.append(line.length() == 0 ? "" : " ").append(left);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
