package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a script over lines: pattern space, hold space, ranges, jumps. */
final class SedMachine {
    private static final int CHARACTERS_A_STEP = 1024;

    private final List<SedCommand> commands;
    private final SedFiles files;
    private final boolean quiet;
    private final int width;
    private final Map<String, Integer> labels = new HashMap<>();
    private final int[] blockEnds;
    /** For each range: the line it goes to, -1 while it looks for a match, or 0 while it is not in force. */
    private final long[] ranges;
    private final List<Runnable> appended = new ArrayList<>();
    private String pattern = "";
    private String hold = "";
    private @Nullable Regex lastRegex;
    private boolean substituted;

    SedMachine(List<SedCommand> commands, SedFiles files, boolean quiet, int width) {
        this.commands = commands;
        this.files = files;
        this.quiet = quiet;
        this.width = width;
        this.ranges = new long[commands.size()];
        this.blockEnds = new int[commands.size()];
        java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
        for (int i = 0; i < commands.size(); i++) {
            SedCommand command = commands.get(i);
            switch (command.name()) {
                case '{' -> open.push(i);
                case '}' -> blockEnds[open.pop()] = i;
                case ':' -> labels.put(command.text(), i);
                default -> { }
            }
            if (command.from() instanceof Address.Line line && line.number() == 0) {
                ranges[i] = -1;
            }
        }
    }

    /** How a cycle goes on. */
    private enum Next { END, DELETED, RESTART, QUIT, QUIT_SILENTLY }

    /** Runs to the end of the input or to q; the exit status. */
    int run() {
        boolean restart = false;
        while (true) {
            if (!restart) {
                String line = files.next();
                if (line == null) {
                    return 0;
                }
                pattern = line;
            }
            restart = false;
            substituted = false;
            int[] status = {0};
            Next next = cycle(status);
            if ((next == Next.END || next == Next.QUIT) && !quiet) {
                files.print(pattern);
            }
            flushAppended();
            if (next == Next.QUIT || next == Next.QUIT_SILENTLY) {
                files.finish();
                return status[0];
            }
            restart = next == Next.RESTART;
        }
    }

    private void flushAppended() {
        appended.forEach(Runnable::run);
        appended.clear();
    }

    private boolean readOn() {
        if (!quiet) {
            files.print(pattern);
        }
        flushAppended();
        String line = files.next();
        if (line != null) {
            pattern = line;
        }
        return line != null;
    }

    private Next cycle(int[] status) {
        int i = 0;
        while (i < commands.size()) {
            SedCommand c = commands.get(i);
            files.worked(1 + pattern.length() / CHARACTERS_A_STEP);
            boolean selected = selected(c, i);
            if (selected == c.negated()) {
                i = c.name() == '{' ? blockEnds[i] + 1 : i + 1;
                continue;
            }
            switch (c.name()) {
                case 'b' -> i = jump(c);
                case 't' -> {
                    i = substituted ? jump(c) : i;
                    substituted = false;
                }
                case 'T' -> {
                    i = substituted ? i : jump(c);
                    substituted = false;
                }
                case 'd' -> {
                    return Next.DELETED;
                }
                case 'D' -> {
                    int newline = pattern.indexOf('\n');
                    if (newline < 0) {
                        return Next.DELETED;
                    }
                    pattern = pattern.substring(newline + 1);
                    return Next.RESTART;
                }
                case 'c' -> {
                    if (c.to() == null || c.negated() || ranges[i] == 0 || files.last()) {
                        files.write(c.text());
                    }
                    return Next.DELETED;
                }
                case 'n' -> {
                    if (files.last()) {
                        return Next.QUIT;
                    }
                    readOn();
                }
                case 'N' -> {
                    if (files.last()) {
                        return Next.QUIT;
                    }
                    flushAppended();
                    pattern = pattern + files.delimiter() + files.next();
                }
                case 'q', 'Q' -> {
                    status[0] = Math.max(0, c.number());
                    return c.name() == 'q' ? Next.QUIT : Next.QUIT_SILENTLY;
                }
                default -> plain(c);
            }
            i++;
        }
        return Next.END;
    }

    private int jump(SedCommand c) {
        return c.text().isEmpty() ? commands.size() : labels.getOrDefault(c.text(), commands.size());
    }

    /** The commands that neither jump nor end the cycle. */
    private void plain(SedCommand c) {
        switch (c.name()) {
            case 'a' -> appended.add(() -> files.write(c.text()));
            case 'i' -> files.write(c.text());
            case 'r' -> appended.add(() -> files.copy(c.text()));
            case 'R' -> appended.add(() -> files.copyLine(c.text()));
            case 'w' -> files.writeTo(c.text(), pattern);
            case 'W' -> files.writeTo(c.text(), pattern.indexOf('\n') < 0 ? pattern : pattern.substring(0, pattern.indexOf('\n')));
            case 'p' -> files.print(pattern);
            case 'P' -> files.printLine(pattern.indexOf('\n') < 0 ? pattern : pattern.substring(0, pattern.indexOf('\n')));
            case '=' -> files.write(files.number() + "\n");
            case 'F' -> files.write(files.name() + "\n");
            case 'l' -> files.write(listed(c.number() >= 0 ? c.number() : width));
            case 'g' -> pattern = hold;
            case 'G' -> pattern = pattern + files.delimiter() + hold;
            case 'h' -> hold = pattern;
            case 'H' -> hold = hold + files.delimiter() + pattern;
            case 'x' -> {
                String swap = pattern;
                pattern = hold;
                hold = swap;
            }
            case 'z' -> pattern = "";
            case 'y' -> pattern = transliterate(c.map());
            case 's' -> substitute(c);
            default -> { }
        }
    }

    private void substitute(SedCommand c) {
        Substitution substitution = c.substitution();
        if (substitution == null) {
            return;
        }
        String result = substitution.apply(use(substitution.regex()), pattern);
        if (result == null) {
            return;
        }
        substituted = true;
        pattern = result;
        if (substitution.print()) {
            files.print(pattern);
        }
        if (!substitution.file().isEmpty()) {
            files.writeTo(substitution.file(), pattern);
        }
    }

    private Regex use(@Nullable Regex regex) {
        if (regex != null) {
            lastRegex = regex;
        }
        if (lastRegex == null) {
            throw new SedError("-e expression #1, char 0: no previous regular expression");
        }
        return lastRegex;
    }

    private String transliterate(int[] map) {
        StringBuilder out = new StringBuilder();
        pattern.codePoints().forEach(c -> {
            int to = c;
            for (int k = 0; k < map.length; k += 2) {
                if (map[k] == c) {
                    to = map[k + 1];
                    break;
                }
            }
            out.append(c < 0x10000 && to == c ? String.valueOf((char) c) : Character.toString(to));
        });
        return out.toString();
    }

    private String listed(int wrap) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (byte b : ByteText.encode(pattern)) {
            int found = "\\\u0007\b\f\n\r\t\u000b".indexOf((char) (b & 0xFF));
            String piece = found >= 0 ? "\\" + "\\abfnrtv".charAt(found) : b >= 32 && b < 127 ? String.valueOf((char) b)
                    : String.format("\\%03o", b & 0xFF);
            if (wrap > 1 && column + piece.length() > wrap - 1) {
                out.append("\\\n");
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
        return out.append("$\n").toString();
    }

    private boolean matches(Address address) {
        if (address instanceof Address.Line line) {
            return files.number() == line.number();
        }
        if (address instanceof Address.Step step) {
            return step.step() <= 0 ? files.number() == step.first()
                    : files.number() >= step.first() && (files.number() - step.first()) % step.step() == 0;
        }
        if (address instanceof Address.Last) {
            return files.last();
        }
        return address instanceof Address.Matching matching && use(matching.regex()).found(pattern);
    }

    private boolean selected(SedCommand c, int index) {
        Address from = c.from();
        Address to = c.to();
        if (from == null) {
            return true;
        }
        if (to == null) {
            return matches(from);
        }
        long line = files.number();
        if (ranges[index] == 0) {
            if (!matches(from)) {
                return false;
            }
            if (to instanceof Address.Line end) {
                ranges[index] = end.number() <= line ? 0 : end.number();
            } else if (to instanceof Address.Plus plus) {
                ranges[index] = plus.count() == 0 ? 0 : line + plus.count();
            } else if (to instanceof Address.Multiple multiple) {
                ranges[index] = multiple.of() <= 0 || line % multiple.of() == 0 ? 0 : (line / multiple.of() + 1) * multiple.of();
            } else {
                ranges[index] = to instanceof Address.Last && files.last() ? 0 : -1;
            }
            return true;
        }
        if (ranges[index] > 0) {
            boolean inside = line <= ranges[index];
            if (line >= ranges[index]) {
                ranges[index] = 0;
            }
            return inside || matches(from);
        }
        if (matches(to)) {
            ranges[index] = 0;
        }
        return true;
    }
}
