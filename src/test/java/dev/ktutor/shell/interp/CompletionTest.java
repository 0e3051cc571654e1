package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ktutor.host.CommandPrompt.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line becomes when Tab is pressed at its end. */
class CompletionTest {
    private static final List<String> FILES = List.of("my file.txt", "it's", "a$b", "uniq.yaml", "pod.yaml", "pod2.yaml", ".hidden", "eq=ual",
            "#hash", "tilde~", "br[1]", "ex!cl", "amp&x", "alpha/inner", "alpine/x", "sub dir/x");
    /** Lines that bash itself completes, without anything loaded into it. */
    private static final List<String> LINES = List.of("cat my", "cat \"my", "cat 'my", "cat it", "cat \"it", "cat a$", "cat \"a", "cat un", "cat po",
            "cat pod.", "cat .h", "cat eq", "cat eq\\=", "cat #", "cat ti", "cat br", "cat ex", "cat am", "cat sub", "cat \"sub", "cd al", "echo $HOM",
            "echo ${HOM", "echo \"$HOM", "echo \"${HOM", "echo x$HOM", "cat ~roo", "ls >un", "ls > un", "ls 2>un", "ls &>un", "un", "unse",
            "cat alpha/", "./al", "alpha/", "dd if=un", "dd if=my", "FOO=un", "cat nothing", "cat my\\ f", "cat my f", "cat --file=un",
            "cat un:un", "cat ./un", "cat \"./my", "echo a\\\\ $HOM", "echo '$HOM", "unset", "cat alph/in", "foo arg | cat un", "foo; cat un",
            "w1 a", "w1 appl", "w1 b", "w2 x", "w2 xy", "w3 un", "w3 --opt=va", "w3 a:b", "w4 al", "w5 on", "w6 po", "w7 pod.");
    private static final String SETUP = "complete -W 'apple apricot banana' w1; complete -o nospace -W 'x1 xy:z' w2;"
            + " f3() { COMPREPLY=(\"${COMP_WORDS[COMP_CWORD]}|$2|$3\"); }; complete -F f3 w3; complete -d w4;"
            + " f5() { compopt -o nospace; COMPREPLY=($(compgen -W 'one two' -- \"$2\")); }; complete -F f5 w5;"
            + " complete -f -X '!*.yaml' w6; f7() { return 0; }; complete -o default -F f7 w7";

    private final TestHost host = new TestHost();

    private Shell shell() {
        host.files.makeDirectories("/work");
        for (String file : FILES) {
            String path = "/work/" + file;
            host.files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
            host.files.write(path, "");
        }
        return host.prompt("/work");
    }

    private static String pressed(Shell shell, String line) {
        Completion found = shell.prompting().complete(line, line.length());
        return found.shown().isEmpty() || found.insert().length() < line.length() - found.from() ? line : line.substring(0, found.from()) + found.insert();
    }

    @Test
    void lines_become_what_they_become_in_bash(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(InteractiveBash.available()).as("needs bash and script (Debian packages bash, bsdutils)").isTrue();
        for (String file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
        List<String> real = InteractiveBash.completed(folder, SETUP, LINES);
        Shell shell = shell();
        shell.run(SETUP + "\n");
        assertThat(IntStream.range(0, LINES.size()).filter(i -> !pressed(shell, LINES.get(i)).equals(real.get(i)))
                .mapToObj(i -> LINES.get(i) + ": bash has " + real.get(i) + ", we " + pressed(shell, LINES.get(i)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "sudo sor | sudo sort ~ ~", "if unse|if unset ~ ~", "type mapf|type mapfile ~ ~"})
    void commands_complete_after_words_that_precede_them(String line, String expected) {
        assertThat(pressed(shell(), line).strip()).isEqualTo(expected.replace("~ ~", "").strip());
    }

    @Test
    void what_can_be_chosen_is_listed_by_its_last_part() {
        assertThat(shell().prompting().complete("cat ./po", 8).shown()).containsExactly("pod.yaml", "pod2.yaml");
        assertThat(shell().prompting().complete("cat al", 6).shown()).containsExactly("alpha/", "alpine/");
        assertThat(shell().prompting().complete("cd ", 3).shown()).containsExactly("alpha/", "alpine/", "sub dir/");
    }

    @Test
    void an_alias_completes_as_the_command_it_stands_for() {
        Shell shell = shell();
        shell.run("alias s=sort g='sort -r'\ncomplete -F nobody s\n");
        assertThat(pressed(shell, "s --rev")).isEqualTo("s --reverse ");
        assertThat(pressed(shell, "g --rev")).isEqualTo("g --reverse ");
    }
}
