package dev.ktutor.command.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** vi key by key: what is typed, and what the file then holds. */
class ViTest {
    private static final String START = "kind: Pod\n  name: web\nspec: \"a b\"\nlast (x) end\n";

    /** Keys (⏎ return, ⎋ escape), then the text expected, with | for the newlines. */
    private static final String CASES = """
            ix⎋ => xkind: Pod|  name: web|spec: "a b"|last (x) end
            aX⎋ => kXind: Pod|  name: web|spec: "a b"|last (x) end
            A!⎋ => kind: Pod!|  name: web|spec: "a b"|last (x) end
            jI- ⎋ => kind: Pod|  - name: web|spec: "a b"|last (x) end
            onew⎋ => kind: Pod|new|  name: web|spec: "a b"|last (x) end
            Onew⎋ => new|kind: Pod|  name: web|spec: "a b"|last (x) end
            x => ind: Pod|  name: web|spec: "a b"|last (x) end
            3x => d: Pod|  name: web|spec: "a b"|last (x) end
            dd =>   name: web|spec: "a b"|last (x) end
            2dd => spec: "a b"|last (x) end
            ddp =>   name: web|kind: Pod|spec: "a b"|last (x) end
            yyp => kind: Pod|kind: Pod|  name: web|spec: "a b"|last (x) end
            yyjP => kind: Pod|kind: Pod|  name: web|spec: "a b"|last (x) end
            dGix⎋ => x
            Gdd => kind: Pod|  name: web|spec: "a b"
            dw => : Pod|  name: web|spec: "a b"|last (x) end
            wdw => kindPod|  name: web|spec: "a b"|last (x) end
            cwtype⎋ => type: Pod|  name: web|spec: "a b"|last (x) end
            $x => kind: Po|  name: web|spec: "a b"|last (x) end
            wD => kind|  name: web|spec: "a b"|last (x) end
            wwCJob⎋ => kind: Job|  name: web|spec: "a b"|last (x) end
            ccnew⎋ => new|  name: web|spec: "a b"|last (x) end
            2jci"c⎋ => kind: Pod|  name: web|spec: "c"|last (x) end
            3jf(di( => kind: Pod|  name: web|spec: "a b"|last () end
            3jfxdaw => kind: Pod|  name: web|spec: "a b"|last () end
            3jda( => kind: Pod|  name: web|spec: "a b"|last (x) end
            rK => Kind: Pod|  name: web|spec: "a b"|last (x) end
            J => kind: Pod name: web|spec: "a b"|last (x) end
            ~ => Kind: Pod|  name: web|spec: "a b"|last (x) end
            xu => kind: Pod|  name: web|spec: "a b"|last (x) end
            ddu => kind: Pod|  name: web|spec: "a b"|last (x) end
            x. => nd: Pod|  name: web|spec: "a b"|last (x) end
            dd. => spec: "a b"|last (x) end
            ia⎋. => aakind: Pod|  name: web|spec: "a b"|last (x) end
            3iab⎋ => abababkind: Pod|  name: web|spec: "a b"|last (x) end
            xp => iknd: Pod|  name: web|spec: "a b"|last (x) end
            /name⏎cwNAME⎋ => kind: Pod|  NAME: web|spec: "a b"|last (x) end
            :%s/e/E/g⏎ => kind: Pod|  namE: wEb|spEc: "a b"|last (x) End
            :s/Pod/Job/⏎ => kind: Job|  name: web|spec: "a b"|last (x) end
            :2,3d⏎ => kind: Pod|last (x) end
            :$d⏎ => kind: Pod|  name: web|spec: "a b"
            :3⏎dd => kind: Pod|  name: web|last (x) end
            :g/e/d⏎ => kind: Pod
            Vjd => spec: "a b"|last (x) end
            vlld => d: Pod|  name: web|spec: "a b"|last (x) end
            :set sw=2 et⏎>> =>   kind: Pod|  name: web|spec: "a b"|last (x) end
            :set sw=2⏎j<< => kind: Pod|name: web|spec: "a b"|last (x) end
            :set sw=2 et⏎Vj> =>   kind: Pod|    name: web|spec: "a b"|last (x) end
            f:x => kind Pod|  name: web|spec: "a b"|last (x) end
            t:x => kin: Pod|  name: web|spec: "a b"|last (x) end
            df: =>  Pod|  name: web|spec: "a b"|last (x) end
            d$ => |  name: web|spec: "a b"|last (x) end
            $d0 => d|  name: web|spec: "a b"|last (x) end
            wwd^ => Pod|  name: web|spec: "a b"|last (x) end
            eX => kid: Pod|  name: web|spec: "a b"|last (x) end
            3jf(d% => kind: Pod|  name: web|spec: "a b"|last  end
            wbx => ind: Pod|  name: web|spec: "a b"|last (x) end
            GggX => kind: Pod|  name: web|spec: "a b"|last (x) end
            d2w => Pod|  name: web|spec: "a b"|last (x) end
            RXY⎋ => XYnd: Pod|  name: web|spec: "a b"|last (x) end
            sX⎋ => Xind: Pod|  name: web|spec: "a b"|last (x) end
            2yyGp => kind: Pod|  name: web|spec: "a b"|last (x) end|kind: Pod|  name: web
            yiwjP => kind: Pod|kind  name: web|spec: "a b"|last (x) end
            :set et ts=2 sw=2⏎i	x⎋ =>   xkind: Pod|  name: web|spec: "a b"|last (x) end
            :set ai⏎jonew⎋ => kind: Pod|  name: web|  new|spec: "a b"|last (x) end
            """;

    @TestFactory
    Stream<DynamicTest> keys() {
        return CASES.lines().map(line -> DynamicTest.dynamicTest(line, () -> {
            String typed = line.substring(0, line.indexOf(" => ")).replace('⏎', '\r').replace('⎋', '\u001b');
            TextBuffer text = new TextBuffer();
            text.load(START);
            ViEditor editor = new ViEditor(text, new ViSettings(), new ViFiles(CommandFixture.standard().view(), ""));
            typed.codePoints().forEach(c -> editor.key(Character.toString(c)));
            String expected = line.substring(line.indexOf(" => ") + 4).replace('|', '\n');
            assertThat(text.text()).isEqualTo(expected.isEmpty() ? "" : expected + "\n");
        }));
    }

    @Test
    void keysFromStandardInput_areTypedAndSaved() {
        CommandFixture fixture = CommandFixture.standard().file("pod.yaml", START);
        assertThat(fixture.run(List.of("vi", "pod.yaml"), ":s/Pod/Job/\r:wq\r").status()).isZero();
        assertThat(fixture.view().readText("pod.yaml")).startsWith("kind: Job\n");
        assertThat(fixture.run(List.of("vi", "pod.yaml"), "x:q\r").status()).isEqualTo(1);
        assertThat(fixture.run(List.of("vi", "pod.yaml"), "x:q!\r").status()).isZero();
        assertThat(fixture.run(List.of("vi", "new"), "ihello\u001bZZ").status()).isZero();
        assertThat(fixture.view().readText("new")).isEqualTo("hello\n");
    }

    @Test
    void less_withoutScreen_isCat() {
        CommandFixture fixture = CommandFixture.standard().file("f", "a\nb\n");
        assertThat(fixture.run("less f").out()).isEqualTo("a\nb\n");
        assertThat(fixture.run("more f").out()).isEqualTo("a\nb\n");
        assertThat(fixture.run("less nofile").err()).isEqualTo("nofile: No such file or directory\n");
    }
}
