package dev.ktutor.shell.interp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Shell texts for fuzzing: made by a grammar that likes to nest and to exaggerate, or mutated from real scripts. */
final class ShellTexts {
    private static final String[] PIECES = {"$(", "${", "}", ")", "((", "))", "$((", "[[", "]]", "'", "\"", "`", "\\", "\n", ";", ";;", "&", "|",
        "<<E\n", "E\n", "<<<", "<(", ">", "2>&1", "if ", "then ", "fi", "for ", "do ", "done", "case ", "esac", "in ", "{ ", "} ", "a=(", "a[1]=",
        "f() ", "function ", "!", "*", "?", "[", "]", "~", "#", "$x", "${#", "${!x", "${x:-", "${x//", "{a,b}", "{1..3}", " ", "\t", "=", "&&", "||",
        "$'", "$\"", "{1..99999999}", "9223372036854775807", "-1", "@(", "!(", "+(", "a|", ":", "%", "^^", ",,", "@Q", "[@]", "[*]", "$@", "$*",
        "\u0000", "\uD83D", "\u00e9", "\uDCFF", "coproc ", "select ", "time ", "while ", "until ", "-eq ", "=~ ", "**", "++", "<<", ">>", "?", "0x"};
    private static final String[] NAMES = {"x", "y", "e", "u", "n", "a", "A", "r", "IFS", "1", "@", "*", "#", "?", "-", "a[0]", "a[@]", "a[*]",
        "A[k]", "A[@]", "big", "long", "path", "RANDOM", "a[n]", "a[$n]", "!r", "!x", "!a[@]", "!x*", "#x", "#a[@]", "12345678901"};
    private static final String[] OPERATORS = {"+", "-", "*", "/", "%", "**", "<<", ">>", "<", ">", "==", "!=", "&", "|", "^", "&&", "||", ",",
        "=", "+=", "/=", "<<=", "?1:", "++", "--"};
    private static final String[] TESTS = {"==", "!=", "=", "<", ">", "-eq", "-lt", "=~", "-nt", "-ef"};

    private final List<String> seeds;
    private final Random random;
    private final StringBuilder text = new StringBuilder();

    ShellTexts(List<String> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    /** The project's own cases, and the scripts below the folders named. */
    static List<String> seeds(List<String> folders) throws IOException {
        List<String> seeds = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(txt|sh)")).sorted().toList()) {
                    seeds.addAll(List.of(Files.readString(file).split("(?m)^###.*\n")));
                }
            }
        }
        seeds.removeIf(String::isBlank);
        return seeds;
    }

    /** The next text. */
    String next() {
        text.setLength(0);
        if (random.nextInt(3) > 0) {
            mutate(seeds.get(random.nextInt(seeds.size())));
        } else {
            lines(3);
            if (random.nextInt(3) == 0) {
                mutate(text.toString());
            }
        }
        if (random.nextInt(2000) == 0) {
            exaggerate();
        }
        return text.toString();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private void mutate(String seed) {
        String part = seed;
        if (seed.length() > 400) {
            int from = random.nextInt(seed.length() - 300);
            part = seed.substring(from, from + 300);
        }
        text.setLength(0);
        text.append(part);
        for (int n = 1 + random.nextInt(8); n > 0 && text.length() > 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 1, 2 -> text.insert(at, one(PIECES));
                case 3 -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + 30));
                }
                default -> text.setCharAt(at, (char) (chance(10) ? random.nextInt(0xFFFF) : 32 + random.nextInt(95)));
            }
        }
    }

    /** One thing, far too often. */
    private void exaggerate() {
        String piece = chance(2) ? one(PIECES) : text.substring(0, Math.min(text.length(), 20));
        int at = text.length() == 0 ? 0 : random.nextInt(text.length());
        text.insert(at, piece.repeat(Math.min(100_000, 1 << random.nextInt(16))));
        if (text.length() > 300_000) {
            text.setLength(300_000);
        }
    }

    private void lines(int depth) {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            command(depth);
            text.append(chance(2) ? "\n" : chance(4) ? " & " : "; ");
        }
    }

    private void command(int depth) {
        if (depth <= 0) {
            simple(0);
            return;
        }
        int d = depth - 1;
        switch (random.nextInt(17)) {
            case 0 -> wrap(d, "if ", "then ", "fi");
            case 1 -> wrap(d, chance(2) ? "while " : "until ", "do ", "done");
            case 2 -> {
                text.append("for ").append(one(NAMES)).append(" in ");
                words(d, 4);
                text.append("; do ");
                lines(d);
                text.append("done");
            }
            case 3 -> {
                text.append("for ((");
                arithmetic(d);
                text.append(';');
                arithmetic(d);
                text.append(';');
                arithmetic(d);
                text.append(")); do ");
                lines(d);
                text.append("done");
            }
            case 4 -> {
                text.append("case ");
                word(d);
                text.append(" in ");
                word(d);
                text.append(chance(2) ? "|" : ") ");
                word(d);
                text.append(") ");
                command(d);
                text.append(chance(3) ? " ;& esac" : " ;; esac");
            }
            case 5 -> wrap(d, "{ ", "", "}");
            case 6 -> wrap(d, "( ", "", ")");
            case 7 -> {
                text.append("(( ");
                arithmetic(d + 1);
                text.append(" ))");
            }
            case 8 -> {
                text.append("[[ ");
                condition(d + 1);
                text.append(" ]]");
            }
            case 9 -> {
                text.append(chance(2) ? "f() " : "function g ");
                text.append("{ ");
                lines(d);
                text.append("}");
            }
            case 10 -> {
                command(d);
                text.append(chance(2) ? " | " : chance(2) ? " && " : " || ");
                command(d);
            }
            default -> simple(d + 1);
        }
    }

    private void wrap(int depth, String open, String middle, String close) {
        text.append(open);
        lines(depth);
        text.append(middle);
        lines(depth);
        text.append(close);
    }

    private void simple(int depth) {
        if (chance(3)) {
            text.append(one(NAMES)).append(chance(4) ? "+=" : "=");
            if (chance(4)) {
                text.append('(');
                words(depth, 4);
                text.append(')');
            } else {
                word(depth);
            }
            text.append(' ');
        }
        if (chance(3)) {
            text.append(one(new String[] {"echo ", "printf ", "f ", "read x ", "eval ", "set -- ", "local x=", "declare -i n=", "test ", "let ", ": ",
                "printf '%*d' ", "printf %q ", "unset ", "shift ", "declare -A ", "declare -n r=", "mapfile ", "getopts ab: ", "trap ", "export "}));
        }
        words(depth, 4);
        if (chance(8)) {
            text.append(one(new String[] {" >", " <", " 2>&1", " <<<", " >&", " <>", " &>", " 3<"}));
            word(depth);
        } else if (chance(12)) {
            text.append(" <<E\n");
            word(depth);
            text.append("\nE\n");
        }
    }

    private void words(int depth, int most) {
        for (int n = random.nextInt(most); n > 0; n--) {
            word(depth);
            text.append(' ');
        }
    }

    private void word(int depth) {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            piece(depth);
        }
    }

    private void piece(int depth) {
        int d = depth - 1;
        switch (random.nextInt(depth > 0 ? 16 : 6)) {
            case 0 -> text.append("abcxyz".charAt(random.nextInt(6)));
            case 1 -> text.append(random.nextInt(300) - 50);
            case 2 -> text.append('$').append(one(NAMES));
            case 3 -> text.append(one(new String[] {"*", "?", "[a-z]", "~", "''", "\\*", "$'\\x41\\u00e9'", "[[:alpha:]]", "[!a]", "{a,b}", "é"}));
            case 4 -> text.append('{').append(random.nextInt(9)).append("..").append(chance(9) ? 1L << random.nextInt(62) : random.nextInt(9))
                    .append(chance(3) ? "..2" : "").append('}');
            case 5, 6, 7 -> parameter(d);
            case 8 -> nest("\"", d, "\"");
            case 9 -> {
                text.append("$((");
                arithmetic(d);
                text.append("))");
            }
            case 10 -> {
                text.append(chance(3) ? "<(" : "$(");
                command(Math.min(d, 1));
                text.append(')');
            }
            case 11 -> nest("`", d, "`");
            case 12 -> {
                text.append("?*+@!".charAt(random.nextInt(5))).append('(');
                word(d);
                text.append('|');
                word(d);
                text.append(')');
            }
            case 13 -> {
                text.append('{');
                word(d);
                text.append(',');
                word(d);
                text.append('}');
            }
            default -> nest("", d, "");
        }
    }

    private void nest(String open, int depth, String close) {
        text.append(open);
        piece(depth);
        piece(depth);
        text.append(close);
    }

    private void parameter(int depth) {
        text.append("${").append(one(NAMES));
        switch (random.nextInt(10)) {
            case 0 -> text.append(":-");
            case 1 -> text.append(chance(2) ? ":=" : ":?");
            case 2 -> text.append(chance(2) ? "#" : "##");
            case 3 -> text.append(chance(2) ? "%" : "%%");
            case 4, 5 -> {
                text.append(chance(2) ? "/" : "//");
                word(depth);
                text.append('/');
            }
            case 6 -> {
                text.append(':');
                arithmetic(depth);
                text.append(chance(2) ? ":" : "");
            }
            case 7 -> text.append(one(new String[] {"^^", ",,", "^", "~~", "@Q", "@E", "@A", "@a", "@P", "@U", "@K", "@k"}));
            default -> {
                text.append('}');
                return;
            }
        }
        if (chance(2)) {
            word(depth);
        }
        text.append('}');
    }

    private void arithmetic(int depth) {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            switch (random.nextInt(7)) {
                case 0 -> text.append(random.nextInt(100));
                case 1 -> text.append(one(NAMES));
                case 2 -> text.append(one(new String[] {"9223372036854775807", "0x7fffffffffffffff", "-1", "077", "64#@_", "1 << 63", "~0", "!0", "2#2", "a["}));
                case 3 -> {
                    text.append('(');
                    if (depth > 0) {
                        arithmetic(depth - 1);
                    }
                    text.append(')');
                }
                default -> piece(depth - 1);
            }
            if (n > 1 || chance(9)) {
                text.append(one(OPERATORS));
            }
        }
    }

    private void condition(int depth) {
        if (depth > 0 && chance(3)) {
            text.append(chance(3) ? "! ( " : "( ");
            condition(depth - 1);
            text.append(chance(2) ? " && " : " || ");
            condition(depth - 1);
            text.append(" )");
        } else if (chance(3)) {
            text.append(one(new String[] {"-f ", "-z ", "-n ", "-v ", "-d ", "-t ", "-o "}));
            word(depth - 1);
        } else {
            word(depth - 1);
            text.append(' ').append(one(TESTS)).append(' ');
            word(depth - 1);
        }
    }
}
