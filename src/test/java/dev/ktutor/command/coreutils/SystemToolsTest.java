package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** find, xargs, date, expr, test and their like, against the real ones. */
class SystemToolsTest {
    private static final String CASES = """
            find one
            find one -name '*.crt'
            find one two -type f
            find . -name f -type f
            find one -maxdepth 0
            find one -iname 'F' -print
            find one ! -type d
            find one -type f -o -type d -name z
            find one ( -name f -o -name g ) -size -2k
            find two -size +1k
            find two -size 3000c
            find two -perm 644
            find two -perm -400 -o -perm /111
            find two -empty
            find one -path '*ne/f'
            find two -type f -exec echo found {} ;
            find two -type f -exec echo all {} +
            find two -printf '%p|%f|%h|%P|%s|%m|%y|%d|%M\\n'
            find two -printf '%5s|%-5s|%05m\\n'
            find two -exec false ;
            find one -quit
            find one -depth
            find one -name f -delete -print
            find one -prune
            find one -name f -print0
            find one -mtime 0 -name f
            find one -newer two -name none
            find -name f
            find nothing
            find nothing one
            find . -nam x
            find . -name
            find . -type q
            find . -type fd
            find . -size x
            find . -maxdepth x
            find . -perm q
            find . -newer nof
            find . -user nosuch
            find . -name a -o
            find . -o
            find . !
            find . ( )
            find . ( -name a
            find . -exec echo
            find . -empty x
            find . -mtime x
            find one -regex '.*/f'
            find one -true , -name f
            find one -not -name f
            find two -inum x
            find one -exec nosuchtool {} ;
            xargs < words
            xargs echo pods < words
            xargs -n 1 echo d < words
            xargs -n 2 < words
            xargs -I{} echo '[{}]' < words
            xargs -I % echo % - % < words
            xargs -L 1 echo line < words
            xargs -d : -n 1 echo < colons
            xargs -0 -n 1 echo item < nuls
            xargs -r echo no < empty
            xargs echo none < empty
            xargs false < words
            xargs nosuchtool < words
            xargs -t echo < words
            xargs < quote
            xargs -n x < words
            xargs -n 0 < words
            xargs -d xy < words
            xargs -s 1 < words
            xargs -E c < words
            xargs -a words echo
            xargs -I{} < words
            date -u -d @0
            date -u -d @1700000000 '+%F %T %j %a %A %b %B %d %e %s %y'
            date -u -d @1700000000 '+%%,%n%t%D,%R,%I,%p,%u,%w,%U,%W,%V,%G,%g,%C,%h,%k,%l,%M,%r,%S,%c,%x,%X,%Z,%z,%:z,%P,%q'
            date -u -d @5.123456789 '+%-S-%_d-%3N-%N-%10Y-%^a-%#Z-%_5d-%06s'
            date -u -d '2024-02-29 12:30:00' +%s
            date -u -d 2024-02-29 +%A
            date -u -d 2024-02-29T12:30:00Z '+%F %T'
            date -u -d 'Feb 29 12:30:00 2024 GMT' +%s
            date -u -d '2024-02-29 + 1 year' +%F
            date -u -d '2024-01-31 +1 day' +%F
            date -u -d '2024-01-31 +1 month' +%F
            date -u -d '2024-03-01 1 day ago' +%F
            date -u -d '2024-01-15 +2 weeks' +%F
            date -u -d '2024-01-15 12:00 +1 day' '+%F %T'
            date -u -d '2024-01-15 12:00:00 -3 hours' '+%F %T'
            date -u -d '20240115' +%F
            date -u -d '15 Jan 2024' +%F
            date -u -d 'Jan 15, 2024 3:04pm' '+%F %T'
            date -u -d '15-Jan-2024' +%F
            date -u -d '1/2/2024' +%F
            date -u -d '2024-05-06 07:08:09 +0900' '+%F %T'
            date -u -d '2024-05-06 07:08:09 EST' '+%F %T'
            date -u -d 'Mon, 06 May 2024 07:08:09 +0000' '+%F %T'
            date -u -d '2024-05-06 07:08:09.5 UTC' '+%F %T.%N'
            date -u -d '2024-01-01 next month' +%F
            date -u -d '2024-01-01 last year' +%F
            date -u -d '2024-01-01 tomorrow' +%F
            date -u -d @86400 -Iseconds
            date -u -d @86400 -I
            date -u -d @86400 -R
            date -u -d @86400 --rfc-3339=seconds
            date -u -d @86400 -Ins
            date -u -d @86400 -Ihours
            date -d nonsense
            date -d '2024-13-01'
            date -d '2023-02-29'
            date -d '2024-01-01 25:00'
            date -x
            date x
            date +%F x
            date -d
            date -r nofile
            date -u -d @0 -Ifoo
            date -d @0 '+%Q %E %'
            expr 3 + 4
            expr 2 '*' 5
            expr 7 / 2
            expr 7 % 3
            expr abc : 'a\\(.*\\)'
            expr abc : 'a.*'
            expr length hello
            expr 1 = 2
            expr substr hello 2 3
            expr index hello l
            expr ( 1 + 2 ) '*' 3
            expr a '|' b
            expr 0 '|' 0
            expr 1 '&' 0
            expr a '<' b
            expr 10 '>' 9
            expr
            expr 1 +
            expr a + 1
            expr 1 / 0
            expr ( 1
            expr 1 2
            expr + length
            expr match abc 'b'
            test -f words
            test -d one -a -f words
            test a = b
            test a b
            test a b c
            test 1 -eq 01
            test x -eq 1
            test ! -e words
            test
            test ''
            test -z ''
            test a = b c d e
            test ( a = a )
            [ a
            [ a = a ]
            [ ]
            env -i
            env -i A=1 B=2
            env -u HOME -i C=3 printenv C
            env --foo
            env -u
            env nosuch
            env -C /no true
            printenv HOME
            printenv NOSUCH HOME
            timeout
            timeout x true
            timeout 5 echo hi
            timeout 0.05 sleep 3
            timeout 1 nosuch
            timeout -s FOO 1 true
            timeout --preserve-status 0.05 sleep 3
            timeout -s KILL 0.05 sleep 3
            sleep
            sleep x
            sleep 1x
            sleep x y
            sleep 0
            nohup
            which -x
            which nosuch
            which
            yes --foo
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard().file("words", "a b\nc 'd e' f\\ g\n\"h i\"\n").file("colons", "a:b").file("nuls", "x y\0z\0")
                .file("empty", "").file("quote", "it's\n").file("one/f", "x").file("two/sub/big", "x".repeat(3000));
    }

    @TestFactory
    Stream<DynamicTest> likeTheRealTools() {
        CommandFixture fixture = fixture();
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            fixture.reset();
            assertThat(fixture.difference(line)).isEmpty();
        }));
    }

    @Test
    void sleep_passesInTheLabsTime() {
        CommandFixture fixture = fixture();
        fixture.run("sleep 1d");
        assertThat(fixture.run("date -u +%F").out()).isEqualTo("2026-01-16\n");
    }
}
