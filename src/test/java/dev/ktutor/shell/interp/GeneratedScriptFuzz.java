package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Compares generated scripts with real bash and shows those that differ, made as small as they stay different. */
public final class GeneratedScriptFuzz {
    private static final int BATCH = 100;
    private static final int SHOWN = 12;

    private GeneratedScriptFuzz() { }

    /** A grammar's name, how many scripts, the first seed. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        ScriptGrammar grammar = new ScriptGrammar(args[0]);
        int count = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        int different = 0;
        int shown = 0;
        List<String> seen = new ArrayList<>();
        for (int done = 0; done < count; done += BATCH) {
            Random random = new Random(seed++);
            List<ScriptGrammar.Derivation> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(grammar.script(random));
            }
            List<String> real = Judges.real(texts(batch));
            for (int i = 0; i < batch.size(); i++) {
                if (same(real.get(i), DifferenceHunt.patiently(prelude(batch.get(i))))) {
                    continue;
                }
                different++;
                if (shown++ < SHOWN) {
                    ScriptGrammar.Derivation small = shrunk(grammar, batch.get(i));
                    String text = prelude(small);
                    if (!seen.contains(text)) {
                        seen.add(text);
                        System.out.println("#####\n" + small.text().stripTrailing());
                        System.out.print(DifferenceHunt.difference(Judges.real(List.of(text)).get(0), DifferenceHunt.patiently(text)));
                    }
                }
            }
        }
        System.out.println(different + " of " + count + " differ");
        System.exit(0);
    }

    /** Whether both say the same; the parts of a pipeline may say it in another order. */
    static boolean same(String real, String ours) {
        return real.equals(ours) || real.lines().sorted().toList().equals(ours.lines().sorted().toList());
    }

    /** What generated scripts use to print words so that their bounds can be seen. */
    static String prelude(ScriptGrammar.Derivation script) {
        return "show() { printf '<%s>' \"$@\"; echo; }\n" + script.text() + "\n";
    }

    static List<String> texts(List<ScriptGrammar.Derivation> scripts) {
        return scripts.stream().map(GeneratedScriptFuzz::prelude).toList();
    }

    /** The smallest script found that still differs; all candidates of a round are judged at once. */
    static ScriptGrammar.Derivation shrunk(ScriptGrammar grammar, ScriptGrammar.Derivation from) throws Exception {
        ScriptGrammar.Derivation best = from;
        for (int round = 0; round < 40; round++) {
            List<ScriptGrammar.Derivation> candidates = new ArrayList<>(grammar.smaller(best));
            int length = best.text().length();
            candidates.removeIf(candidate -> candidate.text().length() >= length);
            candidates.sort(java.util.Comparator.comparingInt(candidate -> candidate.text().length()));
            if (candidates.isEmpty()) {
                return best;
            }
            List<String> real = Judges.real(texts(candidates));
            ScriptGrammar.Derivation next = null;
            for (int i = 0; i < candidates.size() && next == null; i++) {
                if (!same(real.get(i), DifferenceHunt.patiently(prelude(candidates.get(i))))) {
                    next = candidates.get(i);
                }
            }
            if (next == null) {
                return best;
            }
            best = next;
        }
        return best;
    }
}
