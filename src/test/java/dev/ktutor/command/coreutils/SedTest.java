package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** sed against the real one. */
class SedTest {
    private static final String CASES = """
            sed s/web/db/ w
            sed s/web/db/g w
            sed s/web/db/2 w
            sed s/web/db/2g w
            sed s/WEB/db/I w
            sed 's|/etc|/var|;s#pki#certs#' w
            sed 's/\\(.*\\): \\(.*\\)/\\2=\\1/' y
            sed -E 's/(.*): (.*)/\\2=\\1/' y
            sed 's/b/[&]/;s/c/\\&/' w
            sed 's/a*/x/g' w
            sed 's/x*/-/g' abc
            sed 's/b*/X/2' abc
            sed -E 's/\\w+/\\u&/g;s/Web/\\U&/' w
            sed -E 's/([A-Z])/_\\L\\1/g' y
            sed 's/^/prefix-/;s/$/-suffix/' w
            sed -n 's/a/found/p' w
            sed -e s/web/1/ -e s/1/2/ w
            sed 's/e/\\t/;s/b/n\\nx/' w
            sed 's/a+b/plus/;s/a\\+b/PLUS/;s/a|b/bar/' abc
            sed 's/x/y' w
            sed k w
            sed 's/a/b/' missing
            sed -n 2p y
            sed -n '2,3p' y
            sed -n '$p' y w
            sed -n '/kind/p' y
            sed '/^  /d' y
            sed 1d y
            sed '2,$d' y
            sed -n '/metadata/,/spec/p' y
            sed '/metadata/,/spec/d' y
            sed -n '/name/!p' y
            sed 2q y
            sed -n '1~2p' y
            sed -n '2,+1p' y
            sed -n '2,~3p' y
            sed '3!s/^/# /' y
            sed -n '/kind/=' y
            sed -n '$=' y
            sed y/abc/xyz/ abc
            sed -n '/kind/{s/Pod/Job/;p}' y
            sed '/^$/d;/^#/d' y
            sed -n '\\|web|p' y
            sed '5,2d' y
            sed -e '1{' -e N -e 's/\\n/+/' -e '}' y
            sed G w
            sed 2q5 y
            sed -s -n 1p y w
            sed -n '0,/kind/p' y
            sed '0,/a/d' w
            sed '/kind/a\\  # appended' y
            sed '1i # first line' y
            sed '/name/c\\  replaced' y
            sed '$a last: line' y
            sed '2,3c\\changed' y
            sed '$!N;c\\x' y
            sed -i s/Pod/Job/ y ; cat y
            sed -i.bak '/spec/d' y ; ls ; cat y.bak
            sed -i -e 1d -e '$d' y w ; cat y w
            sed -n -i p y ; cat y
            sed -i 2q y ; cat y
            sed -i s/a/b/ missing
            sed -i p d
            sed -f script y
            sed -f badscript y
            sed '/kind/r w' y
            sed 'r missing' y
            sed -n '/name/w out' y ; cat out
            sed '/spec/{n;d}' y
            sed = y
            sed 'N;s/\\n/ /' y
            sed -n l odd
            sed -n 'l 20' y
            sed --expression=s/v1/v2/ y
            sed '$!N;$!D' y
            sed -n '$!{h;d};H;x;p' y
            sed -n '1!G;h;$p' y
            sed ':a;N;$!ba;s/\\n/,/g' y
            sed -E ':a;s/^([^,]*) /\\1,/;ta' w
            sed 'n;d' y
            sed '$!d' y
            sed 's/.*/"&"/' nonl
            sed p nonl
            sed 's/\\./-/g' y
            sed -z 's/\\n/|/g' y
            sed -E 's/a|ab/X/' abc
            sed 's/[/]/x/' w
            sed 's/a[^b]*//' abc
            sed '/a/,/a/s/a/Z/' abc
            sed '/nothing/,$d' abc
            sed 's/\\(a\\)\\(b\\)\\?/[\\1|\\2]/g' abc
            sed 's/$/\\r/' w
            sed 'y/ab/\\n\\t/' abc
            sed 's/a/\\x41\\o102/' abc
            sed '1{/apiVersion/d}' y
            sed '/kind/{N;N;d}' y
            sed -n '/kind/{n;p;n;p}' y
            sed 'x;p;x' w
            sed -u p w
            sed --debug-x p w
            sed s/a/b/ d
            sed '/a/b;s/b/X/' abc
            sed 's/a/b/;t;s/c/X/' abc
            sed 'a\\' w
            sed 'a hello\\nworld' w
            sed '1i\\\\tx' w
            sed 'i\\' w
            sed 'w' w
            sed -n '/a/I,/b/Ip' abc
            sed 's/A/x/gi' abc
            sed 's//x/' abc
            sed '/b/s//X/g' abc
            sed -E 's/^(.)(.*)$/\\2\\1/' abc
            sed -E 's/(^|[^a])b/\\1X/g' abc
            sed 's/\\bb/X/g;s/\\<a/Y/' abc
            sed -n '/^kind:/s/.*: //p' y
            sed -n 's|^/CN=\\([^/]*\\)/.*|\\1|p' w
            sed 's/a/b/w /dev/stdout' abc
            sed Q3 w
            sed z w
            sed F w
            sed -n '$!p' y
            sed '2,4{s/^/> /;/name/d}' y
            sed -e 'a\\' -e '  foo' w
            sed '$s/$/!/' y w
            sed -s '$s/$/!/' y w
            sed 's/M/N/M;s/^./X/Mg' abc
            sed 'N;N;s/^b/X/M' abc
            sed 'N;P;D' abc
            sed 1,3p w
            sed 'N;N;N;N;N;N;N' w
            """;
    private static final String ERRORS = """
            s/a;y/abc/de/;/a;s/\\(/x/;3;{p;a;s/a/b/k;b foo;y/a/b;1,p;r;s/a/b/gg;s/a/b/pp;s/a/b/0;s/a/\\1/;:;$!{;dp;p x;5,x p;};q5x
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard().file("w", "web web web\n/etc/pki a b\n/CN=john/O=dev\n")
                .file("y", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  image: nginx:1.2\n# end\n\n")
                .file("abc", "aab\nbabc\nab ab\nABC b\n").file("nonl", "one\ntwo").file("odd", "a\tb\\é\u0001\n" + "x".repeat(80) + "\n")
                .file("d/f", "x\n").file("script", "# a script\ns/kind/KIND/\n/name/d\n").file("badscript", "p\nk\n");
    }

    @TestFactory
    Stream<DynamicTest> likeTheRealSed() {
        CommandFixture fixture = fixture();
        return Stream.concat(CommandFixture.cases(CASES).stream(), Stream.of(ERRORS.strip().split(";")).map(e -> "sed '" + e + "' abc"))
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    fixture.reset();
                    assertThat(fixture.difference(line)).isEmpty();
                }));
    }
}
