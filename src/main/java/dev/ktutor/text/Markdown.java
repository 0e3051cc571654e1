package dev.ktutor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as lines for a terminal. */
public final class Markdown {
    private final int width;
    private final Ansi ansi;

    /** Lines of at most that many cells (code is never broken), in those colours. */
    public Markdown(int width, Ansi ansi) {
        this.width = Math.max(20, width);
        this.ansi = ansi;
    }

    /** The lines of a document; blocks are parted by one empty line. */
    public List<String> render(String markdown) {
        Blocks blocks = new Blocks();
        Parser.builder().build().parse(markdown).accept(blocks);
        return List.copyOf(blocks.lines);
    }

    /** Block by block; what stands in lists and quotes is indented by what its container says. */
    private final class Blocks extends AbstractVisitor {
        private final List<String> lines = new ArrayList<>();
        private String firstIndent = "";
        private String indent = "";

        @Override
        public void visit(Heading heading) {
            part();
            lines.addAll(wrap(heading, text -> ansi.with("1;4", text)));
        }

        @Override
        public void visit(Paragraph paragraph) {
            part();
            lines.addAll(wrap(paragraph, UnaryOperator.identity()));
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block.getLiteral());
        }

        private void code(String literal) {
            part();
            literal.lines().forEach(line -> lines.add(takeIndent() + "    " + ansi.cyan(line)));
        }

        @Override
        public void visit(ThematicBreak rule) {
            part();
            lines.add(indent + ansi.dim("─".repeat(width - indent.length())));
        }

        @Override
        public void visit(BlockQuote quote) {
            inside(quote, ansi.dim("│ "), ansi.dim("│ "));
        }

        @Override
        public void visit(BulletList list) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item((ListItem) item, "  • ", list.isTight());
            }
        }

        @Override
        public void visit(OrderedList list) {
            int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item((ListItem) item, String.format("%3d. ", number++), list.isTight());
            }
        }

        private void item(ListItem item, String marker, boolean tight) {
            boolean nested = item.getParent().getParent() instanceof ListItem;
            if (!tight || item.getPrevious() == null && !nested) {
                part();
            }
            inside(item, marker, " ".repeat(marker.length()));
        }

        private void inside(Node container, String first, String further) {
            String outerFirst = firstIndent;
            String outer = indent;
            firstIndent = takeIndent() + first;
            indent = outer + further;
            visitChildren(container);
            firstIndent = outerFirst;
            indent = outer;
            firstIndent = indent;
        }

        /** The indent of the next line: a list's marker once, then blanks. */
        private String takeIndent() {
            String now = firstIndent;
            firstIndent = indent;
            return now;
        }

        private void part() {
            boolean startsItem = !firstIndent.equals(indent);
            if (!lines.isEmpty() && !startsItem && !lines.get(lines.size() - 1).isBlank()) {
                lines.add("");
            }
        }

        private List<String> wrap(Node block, UnaryOperator<String> style) {
            Spans spans = new Spans(style);
            block.accept(spans.children());
            List<String> wrapped = new ArrayList<>();
            StringBuilder line = new StringBuilder(takeIndent());
            int empty = DisplayWidth.of(line.toString());
            int used = empty;
            for (String word : spans.words()) {
                int cells = DisplayWidth.of(word);
                if (word.equals("\n") || used > empty && used + 1 + cells > width) {
                    wrapped.add(line.toString());
                    line = new StringBuilder(indent);
                    empty = DisplayWidth.of(indent);
                    used = empty;
                }
                if (!word.equals("\n")) {
                    line.append(used > empty ? " " : "").append(word);
                    used += (used > empty ? 1 : 0) + cells;
                }
            }
            wrapped.add(line.toString());
            return wrapped;
        }
    }

    /** The words of a block, each styled for itself so that a line may end after any. */
    private final class Spans {
        private final List<String> words = new ArrayList<>();
        private UnaryOperator<String> style;
        private boolean glued;

        Spans(UnaryOperator<String> style) {
            this.style = style;
        }

        List<String> words() {
            return words;
        }

        private void add(String text) {
            if (text.startsWith(" ")) {
                glued = false;
            }
            for (String word : text.strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    put(style.apply(word));
                }
            }
            glued = !text.endsWith(" ") && !text.isBlank();
        }

        private void put(String styled) {
            if (glued && !words.isEmpty()) {
                words.set(words.size() - 1, words.get(words.size() - 1) + styled);
            } else {
                words.add(styled);
            }
            glued = false;
        }

        AbstractVisitor children() {
            return new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    add(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    put(ansi.cyan(code.getLiteral()));
                    glued = true;
                }

                @Override
                public void visit(SoftLineBreak lineBreak) {
                    glued = false;
                }

                @Override
                public void visit(HardLineBreak lineBreak) {
                    words.add("\n");
                    glued = false;
                }

                @Override
                public void visit(Emphasis emphasis) {
                    styled(emphasis, ansi::italic);
                }

                @Override
                public void visit(StrongEmphasis emphasis) {
                    styled(emphasis, ansi::bold);
                }

                @Override
                public void visit(Link link) {
                    visitChildren(link);
                    add(" (" + link.getDestination() + ")");
                }

                private void styled(Node node, UnaryOperator<String> inner) {
                    UnaryOperator<String> outer = style;
                    style = text -> inner.apply(outer.apply(text));
                    visitChildren(node);
                    style = outer;
                }
            };
        }
    }
}
