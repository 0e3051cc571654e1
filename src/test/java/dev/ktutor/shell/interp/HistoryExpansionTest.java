package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code !} and {@code ^} stand for: one session typed into bash and into our shell. */
class HistoryExpansionTest {
    private static final List<String> SESSION = List.of("echo one two three", "echo /etc/ssl/openssl.cnf", "echo -d /etc /usr", "echo BEGIN !!", "!echo", "!e", "!-1",
            "!zzz", "echo !$", "echo !^", "echo !*", "echo one.two.three a/b/c", "echo !!:1", "echo !-2:$", "echo !?one?:0", "!?nope?",
            "echo one two", "^one^uno", "^qqq^x", "echo /a/b/c.txt", "echo !$:h !$:t !$:r !$:e", "echo /a/b/c.txt", "echo !$:t:r", "!!:p",
            "echo 'single !! quoted'", "echo \"double !-1:0 quoted\"", "echo esc \\!\\!", "echo end!", "echo a != b", "echo !!:9", "echo \"x!\"", "echo !#",
            "echo a b c d", "echo !!:2-3", "echo a b c d", "echo !!:2*", "echo a b c d", "echo !!:2-", "echo a b c d", "!!:s/b/X/", "echo b b b",
            "!!:gs/b/Y/", "echo b b b", "!!:s/zz/Y/", "echo foo bar", "!!:x", "echo 'a b' \"c d\" e", "echo !!:2", "echo a>b;cat b", "echo !!:0 !!:1", "!!:z", "!9999",
            "echo !(x)", "[[ a == [!b] ]] && echo br", "echo $!x", "!1", "echo a; !-2", "^x^", "echo x y", "!!:$ z", "!:0 again", "echo !-2*", "history 3");

    @Test
    void expands_as_bash_does(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(InteractiveBash.available()).as("needs bash (Debian package bash)").isTrue();
        Path typed = folder.resolve("typed");
        Path seen = folder.resolve("seen");
        Files.writeString(typed, "PS1=; PS2=\n" + String.join("\n", SESSION) + "\n");
        ProcessBuilder builder = new ProcessBuilder("timeout", "20", "bash", "--norc", "--noediting", "-i").directory(folder.toFile())
                .redirectInput(typed.toFile()).redirectErrorStream(true).redirectOutput(seen.toFile());
        builder.environment().putAll(java.util.Map.of("HISTFILE", "/dev/null", "LC_ALL", "C.UTF-8"));
        builder.environment().remove("HISTCONTROL");
        builder.start().waitFor();
        String real = Files.readString(seen).replaceFirst("bash-5.[^ ]* ", "");
        TestHost host = new TestHost();
        Shell shell = host.merged();
        shell.enter("PS1=; PS2=");
        SESSION.forEach(shell::enter);
        String ours = new String(host.out.toByteArray(), StandardCharsets.UTF_8);
        assertThat(ours.lines().toList()).isEqualTo(real.lines().filter(line -> !line.matches("bash: (cannot set terminal|no job control).*|exit")).toList());
    }

    @Test
    void here_documents_and_single_quotes_over_lines_are_left_alone() {
        TestHost host = new TestHost();
        Shell shell = host.session();
        List.of("echo one", "cat <<EOF\na !x b\nEOF", "echo 'five\nsix !zz'", "echo \"it's\nthree !echo\"").forEach(shell::enter);
        assertThat(host.output()).isEqualTo("one\na !x b\nfive\nsix !zz\nit's\nthree echo 'five\nsix !zz'\n");
        assertThat(host.errors()).contains("three echo 'five");
    }

    @Test
    void commands_of_several_lines_are_remembered_on_one() {
        assertThat(HistoryLine.joined("for i in 1 2; do\necho $i\ndone")).isEqualTo("for i in 1 2; do echo $i; done");
        assertThat(HistoryLine.joined("echo 'a\nb'")).isEqualTo("echo 'a\nb'");
        assertThat(HistoryLine.joined("cat <<EOF\nx\nEOF")).isEqualTo("cat <<EOF\nx\nEOF");
        assertThat(HistoryLine.joined("echo a \\\nb")).isEqualTo("echo a b");
        assertThat(HistoryLine.joined("if true\nthen echo x |\ncat\nfi")).isEqualTo("if true; then echo x | cat; fi");
    }

    @Test
    void what_is_remembered_obeys_its_variables() {
        TestHost host = new TestHost();
        Shell shell = host.session();
        shell.run("HISTCONTROL=ignoreboth; HISTSIZE=3; HISTIGNORE='ls*:&'\n");
        List.of("echo 1", "echo 1", " echo 2", "ls -l", "echo 3", "echo 4", "echo 5").forEach(shell::enter);
        assertThat(shell.history()).containsExactly("echo 3", "echo 4", "echo 5");
        shell.enter("history -c");
        shell.enter("history");
        assertThat(host.output()).endsWith("    1  history\n");
    }
}
