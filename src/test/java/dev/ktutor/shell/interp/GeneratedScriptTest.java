package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Scripts made from the grammars of {@code src/test/cases/bash-grammars} do the same in our shell and in real bash: a bounded
 * slice of what {@link GeneratedScriptFuzz} looks at. One process of bash judges a batch; a script that differs is shown made small.
 */
class GeneratedScriptTest {
    private static final int BATCH = 60;

    @BeforeContainer
    static void realBash() throws IOException {
        Judges.assumeRealBash();
    }

    @Property(tries = 3, seed = "1", shrinking = ShrinkingMode.OFF)
    void words_expand_as_in_bash(@ForAll("words") List<ScriptGrammar.Derivation> batch) throws Exception {
        compare("words", batch);
    }

    private static void compare(String grammar, List<ScriptGrammar.Derivation> batch) throws Exception {
        List<String> real = Judges.real(GeneratedScriptFuzz.texts(batch));
        for (int i = 0; i < batch.size(); i++) {
            if (!GeneratedScriptFuzz.same(real.get(i), Judges.ours(GeneratedScriptFuzz.prelude(batch.get(i))))) {
                String small = GeneratedScriptFuzz.prelude(GeneratedScriptFuzz.shrunk(new ScriptGrammar(grammar), batch.get(i)));
                assertThat(Judges.ours(small)).as(small).isEqualTo(Judges.real(List.of(small)).get(0));
            }
        }
    }

    private static Arbitrary<List<ScriptGrammar.Derivation>> batches(String name) throws IOException {
        ScriptGrammar grammar = new ScriptGrammar(name);
        return Arbitraries.randomValue(random -> {
            List<ScriptGrammar.Derivation> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(grammar.script(random));
            }
            return batch;
        });
    }

    @Provide
    Arbitrary<List<ScriptGrammar.Derivation>> words() throws IOException {
        return batches("words");
    }
}
