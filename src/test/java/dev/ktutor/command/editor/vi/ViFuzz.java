package dev.ktutor.command.editor.vi;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random keys on random YAML in both editors: prints what differs. Arguments: seed, cases, most differences shown. */
public final class ViFuzz {
    private static final String[] LINES = {"apiVersion: v1", "kind: Pod", "metadata:", "  name: web-1", "  labels: {app: web, tier: \"front end\"}",
        "spec:", "  containers:", "  - name: nginx", "    image: nginx:1.25", "    args: [\"a b\", 'c', (d (e) f)]", "", "\tindented\twith tabs", "# a comment.  Two sentences. Three",
        "x", "  ", "가나 다라: 한글 값", "foo.bar(baz, 42); 0x1f -7", "    command: [\"sh\", \"-c\", \"echo hi\"]"};
    static final String[] MOVES = {"h", "j", "k", "l", "w", "b", "e", "W", "B", "E", "0", "^", "$", "gg", "G", "ge", "gE", "f:", "fa", "t ", "T:", "Fe",
        ";", ",", "{", "}", "%", "(", ")", "3j", "2w", "3l", "2e", "5|", "+", "-", "_", " ", "g_", "/na\r", "?e\r", "n", "N", "*", "#", "`m", "'m", "2f:",
        "''", "``", "2}", "j$", "2b", "3h", "2k", "4G", "2ge", "\n"};
    static final String[] OBJECTS = {"iw", "aw", "iW", "aW", "i\"", "a\"", "i'", "a'", "i(", "a(", "i[", "a[", "i{", "a{", "ip", "ap", "2aw", "3iw", "is", "as"};
    private static final String[] OPERATORS = {"d", "c", "y", ">", "<", "g~", "gu", "gU", "d", "c", "y"};
    static final String[] EDITS = {"x", "X", "3x", "D", "dd", "2dd", "yy", "2yy", "p", "P", "2p", "gp", "gP", "J", "3J", "gJ", "~", "3~", "rZ", "2rq", "r\r", "u", "u", "\u0012", "U", ".", "2.",
        ">>", "<<", "2>>", "Y", "\"ayy", "\"ap", "\"add", "\"Ayw", "mm", "\u0001", "3\u0018", "g~~", "gUU", "guu", "&", "@y", "gv\u001b"};
    static final String[] INSERTS = {"i", "a", "I", "A", "o", "O", "s", "S", "C", "cc", "cw", "R", "gi", "3i", "2o", "2A", "gI"};
    static final String[] TYPED = {"foo", "a: b\r  c", "x\by", "one two\u0017z", "\tq", "ab\r\rcd", "", "{", "  t\u0014u", "k\u0004", "w\u0015v", "\r", "\u0012\"", "한", "a\u000fwb", "a\u0019", "na\u000e"};
    static final String[] VISUALS = {"v", "V", "\u0016"};
    static final String[] VISUAL_ENDS = {"d", "y", "c", ">", "<", "J", "~", "u", "U", "o", "rx", "p", "P", "D", "Y", "gJ", "x", "s", "I", "A", "iw", "ap", "O", "\u001b", "$A", "$d", "X", "C", "S", "g?"};
    static final String[] EX = {":s/a/X/", ":s/e/&&/g", ":%s/n\\(.\\)/\\1n/g", ":d", ":2,3d", ":m0", ":t.", ":t$", ":>", ":<", ":g/a/d", ":v/e/s/^/#/", ":norm Ax", ":%norm wD",
        ":y", ":pu", ":j", ":2", ":$", ":+1", ":'m", ":'<,'>d", ":sort", ":sort!", ":sort u", ":%s/\\<./\\u&/g", ":s/ *$//", ":g/^$/d", ":m$", ":m+1", ":1,2j", ":u", ":red", ":k m", ":3,1d",
        ":s/\\v(\\w+) (\\w+)/\\2 \\1/", ":%s/:\\s*/:\\r/", ":&", ":%&g", ":s//~x/", ":g/na/m0", ":g/e/t.", ":g/a/norm x", ":%j", ":99", ":foo", ":s/zzz/y/", ":0pu", ":retab", ":d3", ":.,+1y", ":/na/d", ":?a?s/a/b/"};

    private ViFuzz() { }

    static ViCase random(Random random) {
        List<String> text = new ArrayList<>();
        int lines = random.nextInt(10) + 1;
        for (int i = 0; i < lines; i++) {
            text.add(LINES[random.nextInt(LINES.length)]);
        }
        String[] settings = {"", "", "et sw=2 ts=2", "ai", "ai et sw=2 sts=2", "sw=4", "sts=4 sw=4", "ic scs", "sr sw=4", "so=3"};
        StringBuilder keys = new StringBuilder();
        int steps = random.nextInt(7) + 1;
        for (int i = 0; i < steps; i++) {
            keys.append(step(random));
        }
        return new ViCase(settings[random.nextInt(settings.length)], text, keys.toString());
    }

    private static String step(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> pick(random, MOVES);
            case 3 -> operator(random);
            case 4, 5 -> pick(random, EDITS);
            case 6 -> pick(random, INSERTS) + pick(random, TYPED) + "\u001b";
            case 7 -> {
                String end = pick(random, VISUAL_ENDS);
                boolean types = end.endsWith("c") || end.equals("s") || end.endsWith("I") || end.endsWith("A") || end.equals("C") || end.equals("S");
                String typed = pick(random, TYPED);
                yield pick(random, VISUALS) + pick(random, MOVES) + (random.nextBoolean() ? pick(random, MOVES) : "") + end
                        + (types ? (typed.contains("\r") || typed.contains("\u000f") ? "foo" : typed) + "\u001b" : random.nextInt(3) == 0 ? pick(random, VISUAL_ENDS) + "\u001b" : "");
            }
            default -> pick(random, EX) + "\r";
        };
    }

    private static String operator(Random random) {
        String operator = pick(random, OPERATORS);
        String motion = random.nextInt(3) == 0 ? pick(random, OBJECTS) : pick(random, MOVES);
        return operator + motion + (operator.equals("c") ? pick(random, TYPED) + "\u001b" : "");
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Differences, each as small as leaving out keys makes it. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        Random random = new Random(Long.parseLong(args[0]));
        int cases = Integer.parseInt(args[1]);
        int most = Integer.parseInt(args[2]);
        List<ViCase> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            all.add(random(random));
        }
        List<ViCase.Outcome> real = VimOracle.play(all);
        int differences = 0;
        for (int i = 0; i < cases; i++) {
            String ours = outcome(all.get(i));
            if (!ours.equals(real.get(i).toString())) {
                differences++;
                if (differences <= most) {
                    out.println(all.get(i) + "\n   vim:  " + real.get(i) + "\n   ours: " + ours);
                }
            }
        }
        out.println(differences + " of " + cases + " differ");
    }

    static String outcome(ViCase one) {
        try {
            return OurVi.play(one).toString();
        } catch (RuntimeException e) {
            StringBuilder trace = new StringBuilder(e.toString());
            for (int i = 0; i < Math.min(6, e.getStackTrace().length); i++) {
                trace.append(" < ").append(e.getStackTrace()[i]);
            }
            return trace.toString();
        }
    }
}
