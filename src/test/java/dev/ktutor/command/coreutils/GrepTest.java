package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** grep against the real one. */
class GrepTest {
    private static final String CASES = """
            grep web p
            grep -i RUNNING p
            grep -v Running p
            grep -n db p
            grep -c Running p q
            grep -vc Running p
            grep nothing p
            grep -q web p
            grep -l web p q missing
            grep -L web p q
            grep -h web p q
            grep -x 'image: nginx' q
            grep -e web -e db p
            grep -m 1 Running p
            grep -m 2 -A 1 Running p
            grep 'web-[12]' p
            grep '^db' p
            grep 'Pending$' p
            grep -s x missing
            grep x missing p
            grep
            grep -- -1 p
            grep -H web p
            grep -Hn b < p
            grep '' q
            grep -z web q
            grep x d
            grep -d skip x d
            grep -r abc d
            grep -rn token d --include=*.yaml
            grep -rl abc d
            grep -rh abc d
            grep -r --exclude=*.yaml token d
            grep -rc --include=a* --exclude-dir=sub abc d
            grep -ro abc d
            grep -rL token d
            grep -A 1 web p
            grep -B 1 db p
            grep -C 1 api p
            grep -1 api p
            grep -A1 -n web p
            grep -n -B 1 -A 1 db p q
            grep --no-group-separator -A 0 web p
            grep --group-separator=XX -A1 'web-2\\|api' p
            grep -A 1 token d/a.conf d/sub/b.yaml
            grep -o '[a-z]*=[a-z0-9]*' t
            grep -oE '[0-9]+' t
            grep -oE '(user|role)=[^ ]+' t
            grep -o 'a.b' t
            grep -oF 'a.b' t
            grep -oE 'a\\+b' t
            grep -o 'a+b' t
            grep -o '\\(user\\|uid\\)' t
            grep -oE '\\b[a-z]{3}=' t
            grep -oE 'a|ab|abc' abc
            grep -oE '(a|ab)(c|bcd)' abc
            grep -on b abc
            grep -ob b abc
            grep -b b abc
            grep -w user t
            grep -wo 'a.b' t
            grep -wn admin t
            grep -E '^(x|user)' t
            grep -E 'x{2,3}' t
            grep 'a\\{1\\}x' t
            grep -E '(ab)+c?$' abc
            grep -E '^$' q
            grep -P '\\d+(?= role)' t
            grep -oP 'uid=\\K\\d+' t
            grep -P '(?<n>a).b' t
            grep -oP '[[:digit:]]+' t
            grep -E 'a(b' t
            grep -E 'a)b' t
            grep '[a' t
            grep 'a\\(b' t
            grep 'a\\)b' t
            grep 'a\\' t
            grep -E 'a{1,2' t
            grep 'a\\{1' t
            grep 'a\\{2,1\\}' t
            grep '[[:foo:]]' t
            grep '[:space:]' t
            grep '[z-a]' t
            grep '\\(a\\)\\2' t
            grep -E '*a' t
            grep '*a' t
            grep -E '+b' t
            grep -E '(a)\\1' t
            grep -F -x -e a -e b.c fx
            grep -f names p
            grep -f empty p
            grep -f missing p
            grep -E '\\.(crt|key)$' fx
            grep '[]x]' t
            grep '[^]a-z=0-9 ]' t
            grep -o '[^]a-z=0-9 ]' t
            grep '\\<role\\>' t
            grep -E '\\w+-\\w+' t
            grep -oE '\\w+-\\w+' t
            grep -i 'É' u
            grep 'n.✓' u
            grep -o '[[:alpha:]]*' u
            grep -c . u
            grep -E '^.{3}$' u
            grep a bin
            grep -a a bin
            grep -c a bin
            grep -I a bin
            grep -l a bin
            grep --binary-files=foo a bin
            grep --color=always web p
            grep --color=always -n 'e' p
            grep -T -n web p
            grep -lZ web p
            grep -A x web p
            grep -m x web p
            grep --foo x p
            grep -Q x p
            grep -e
            grep -y WEB p
            egrep 'a|b' abc
            fgrep a.b t
            grep web p -c
            grep "$(x" t
            grep -E 'a||b' abc
            grep -E '()' abc
            grep -E 'a**' abc
            grep -E 'a+?' abc
            grep 'x*' abc
            grep -n '^' abc
            grep -n '$' abc
            grep -vn '' abc
            grep -x '' q
            grep -w '' q
            grep -E 'N(AME|S)' p
            grep 'a\\?b\\+' abc
            grep web < p
            grep -c '' nonl
            grep b nonl
            grep -E '[0-9]{1,3}(\\.[0-9]{1,3}){3}' p
            grep -E -o '([0-9]{1,3}\\.){3}[0-9]{1,3}' p
            grep -v '^#' fx
            grep -Ev '^(#|$)' q
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard().file("p", "NAME STATUS\nweb-1 Running 10.0.0.1\nweb-2 Pending\ndb-0 Running\napi-x Running\nlast Pending\n")
                .file("q", "image: nginx\n\nimage: web-1\n").file("t", "user=john uid=1001 role=cluster-admin [x] a.b a+b axb\nadmin users\n")
                .file("abc", "abc\nabab\nababc\nabcd\nbb\n").file("names", "db\napi\n").file("fx", "a\nab\nb.c\nbxc\nca.crt\n#x\n")
                .file("u", "né✓\néa\nabc\n漢字x\n").file("bin", "a\0b\nxa\n").file("nonl", "a\nb").file("empty", "")
                .file("d/a.conf", "token: abc\n").file("d/sub/b.yaml", "token: def\nx\n").file("d/c.conf", "none\n");
    }

    @TestFactory
    Stream<DynamicTest> likeTheRealGrep() {
        CommandFixture fixture = fixture();
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line,
                () -> assertThat(fixture.difference(line)).isEmpty()));
    }

    @Test
    void aLargeFile_isCountedRightByEveryWayOfSearching() {
        CommandFixture fixture = CommandFixture.standard();
        fixture.view().write("big", ("the quick brown fox jumps over the lazy dog 0123456789\n".repeat(1000) + "needle 42\n").repeat(95));
        for (String line : new String[] {"grep -c needle big", "grep -cE 'needle [0-9]+$' big", "grep -ci NEEDLE big", "grep -cE 'd(le|ly) [0-9]' big"}) {
            assertThat(fixture.run(line).out()).as(line).isEqualTo("95\n");
        }
    }
}
