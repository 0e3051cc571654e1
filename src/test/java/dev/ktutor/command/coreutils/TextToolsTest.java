package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tools that read text, against the real ones: same status, output and complaints. */
class TextToolsTest {
    private static final String CASES = """
            cat a b
            cat -n a b
            cat -b a blank
            cat -A odd
            cat -s blank
            cat -vE odd
            cat nofile a
            cat -Z
            cat --nonum
            cat --number=3 a
            cat . a
            cat - < a
            head -n 2 a b
            head -2 a
            head -c 3 a
            head -n -2 n
            head -c -4 a
            head nofile
            head -q -n1 a b
            head -c 1K n
            head -n x a
            head -c x a
            head -n
            tail -n 2 n
            tail -n +18 n
            tail -3 n
            tail +19 n
            tail -c 5 n
            tail -c +48 n
            tail -n 1 a b
            tail -v a
            tail nofile a
            tail -n x a
            tail a < b
            cut -d: -f1,3 p
            cut -d: -f3- p
            cut -d: -f-2 p
            cut -c1-3,5 p
            cut -b 2- p
            cut -d: --complement -f1 p
            cut -d: -f1,6 --output-delimiter=- p
            cut -s -d: -f1 a
            cut -d:
            cut -d:: -f1 p
            cut -f0 p
            cut -f a p
            cut -f 3-1 p
            cut -f - p
            cut -c1 -f2 p
            cut -c1 -d: p
            cut -c1-2,4-5 --output-delimiter=, p
            tr a-z A-Z < p
            tr '[:lower:]' '[:upper:]' < p
            tr -d aeiou < p
            tr -s ' ' < cols
            tr -cd '[:alnum:]' < p
            tr -cs '[:alpha:]' '\\n' < p
            tr a-f 1-3 < p
            tr '[a*3]b' xyz < p
            tr abc '[x*]' < p
            tr '\\157' 0 < p
            tr -d '\\n' < a
            tr
            tr a
            tr -d a b
            tr -d a b c
            tr z-a x
            tr -c a-z '[:upper:]' < p
            tr '[:foo:]' x
            tr -t abc xy < p
            tr -s ab xy < p
            tr a '' < p
            wc a b
            wc -l a
            wc -lw a
            wc -m u
            wc -c u
            wc -L cols u
            wc nofile a
            wc . a
            wc < a
            wc -l < a
            wc - < a
            wc empty
            uniq -c s
            uniq -d s
            uniq -u s
            uniq -D s
            uniq -i s
            uniq -f 1 cols
            uniq -w 1 s
            uniq -s 1 s
            uniq --group s
            uniq --all-repeated=separate s
            uniq -x s
            uniq nofile
            uniq -w x s
            tee -a < a
            tee nodir/x < a
            sort n
            sort -n n
            sort -rn n
            sort -f s
            sort -u s
            sort -k2 cols
            sort -k2,2n -k1,1r cols
            sort -t: -k3 -n p
            sort -t: -k3,3nr p
            sort -t: -k1.2,1.3 p
            sort -V v
            sort -h h
            sort -M m
            sort -g g
            sort -c n
            sort -C n
            sort -c a
            sort -cu s
            sort -d p
            sort -k 2b,2 cols
            sort -s -k2,2 cols
            sort -r s
            sort -fs s
            sort -b cols
            sort -z a
            sort -k0 a
            sort -k1.0 a
            sort -kx a
            sort -k1x a
            sort -t xy a
            sort -t '' a
            sort nofile
            sort .
            sort -nM a
            sort --sort=version v
            sort a b
            sort -m a b
            sort -o /dev/stdout a
            sort -Q a
            comm a b
            comm -12 a b
            comm -3 a b
            comm n a
            comm a
            comm a b c
            comm nofile a
            comm --total a b
            comm --output-delimiter=: a b
            paste a b
            paste -d: a b n
            paste -s a b
            paste -sd, n
            paste -d ',\\n' - - < n
            paste - - - < n
            paste a nofile
            paste -d '' a b
            paste -d '\\0' a b
            join j1 j2
            join -a 1 j1 j2
            join -v 2 j1 j2
            join -t: p p
            join -1 2 -2 1 j1 j2
            join -a1 -a2 -e X -o 0,1.2,2.2 j1 j2
            join a
            join -o auto -a1 -e - j1 j2
            nl blank
            nl -ba blank
            nl -w 2 -s ': ' a
            nl -v 10 -i 5 -n rz -w 4 a
            nl -n ln a
            nl -b x a
            nl -w 0x a
            rev a u
            rev nofile
            tac n
            tac nonl
            tac -s, csv
            tac -b -s, csv
            tac nofile
            fold -w 5 p
            fold -s -w 10 p
            fold -4 a
            fold -w x a
            fold -w 9 odd
            expand odd
            expand -t 4 odd
            expand -i odd
            expand -t 2,6 odd
            unexpand spaces
            unexpand -a spaces
            unexpand -t 4 spaces
            column -t cols
            column -t -s: p
            column -t -s, -o ' | ' csv
            column n
            column -x n
            column -c 30 n
            column -t empty
            column -t -N A,B,C cols
            column -t -R 1 cols
            base64 p
            base64 -w 0 p
            base64 -w 20 p
            base64 -d b64
            base64 -d a
            base64 -di b64x
            base64 -d b64x
            base64 -d b64short
            base64 nofile
            base64 a b
            base64 -w x a
            base64 empty
            base64 odd
            base32 p
            base32 -d b32
            base32 -w 7 u
            md5sum a b
            md5sum nofile
            md5sum --tag a
            md5sum -b a
            md5sum - < a
            sha1sum a
            sha256sum a
            sha512sum a
            sha384sum a
            sha224sum a
            md5sum -c sums
            md5sum -c --quiet sums
            md5sum -c --status sums
            md5sum -c a
            md5sum -c --strict -w sums
            md5sum -c --ignore-missing sums
            cksum a b
            cksum < a
            cmp a a
            cmp a b
            cmp -s a b
            cmp -l a b
            cmp -lb a b
            cmp -b a b
            cmp a2 a
            cmp nonl2 nonl
            cmp empty a
            cmp -n 2 a b
            cmp -i 2 a b
            cmp a
            cmp a nofile
            cmp --foo
            cmp - a < b
            seq 5
            seq 2 5
            seq 1 3 10
            seq 5 -2 1
            seq 0 0.5 2
            seq 1 0.25 2
            seq -w 8 11
            seq -w 0.5 10
            seq -s, 4
            seq -f %03g 3
            seq -f 'node-%02g' 3
            seq -f %.2f 1 0.5 2
            seq 5 1
            seq -3 -1
            seq x
            seq
            seq 1 0 3
            seq 1 2 3 4
            seq -f %x 3
            seq -f abc 3
            seq 1e3 1001
            od -c odd
            od a
            od -An -tx1 a
            od -A d -c p
            od -A x -tx2 p
            od -tx1z p
            od -td1 odd
            od -tu2 p
            od -to1 a
            od -j 2 -N 3 -An -c a
            od -x p
            od -b a
            od -a odd
            od zeros
            od -v -An -tx1 zeros
            od -w8 -tx1 p
            od -tx4 p
            od -tx8 p
            od -tx1 -c a
            od nofile
            od -t q a
            od empty
            xxd p
            xxd -p p
            xxd -u p
            xxd -c 4 p
            xxd -l 3 p
            xxd -s 2 -p p
            xxd -g 1 p
            xxd -b a
            xxd -i a
            xxd -e p
            xxd -r hexdump
            xxd -r -p hexplain
            xxd nofile
            xxd odd
            hexdump p
            hexdump -C p
            hexdump -C zeros
            hexdump -c odd
            hexdump -b a
            hexdump -n 3 -C p
            hexdump -x a
            hexdump -d a
            hexdump -o a
            hexdump nofile
            echo a b
            echo -n a
            echo -e 'a\\tb\\x41\\0101\\c z'
            echo -E 'a\\tb'
            printf '%s\\n' a b c
            printf '%5d|%-5d|%05d|%x|%o|%c\\n' 1 2 3 255 8 abc
            printf '%s %d\\n' a 1 b
            printf '%d\\n' x
            printf '%d\\n' 12x
            printf '%q %b\\n' 'a b' 'x\\ty'
            printf '%.2f %e %g\\n' 1.005 12345.678 0.0001
            printf 'a%%b\\101\\x42\\n'
            printf '%z\\n' 1
            printf
            split --bogus
            split -l x a
            split nofile
            shuf -n 0 a
            shuf -i x a
            shuf nofile
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard()
                .file("a", "one\ntwo\nthree\n").file("a2", "one\ntwo\n").file("b", "one\ntwx\nthree\nfour\n")
                .file("blank", "a\n\n\n\nb\n").file("odd", "t\tab\r\n\u0001é\u007f  x\tend\n\n")
                .file("n", "10\n9\n100\n1\n-5\n2.5\n7\n8\n3\n44\n5\n66\n77\n88\n99\n12\n13\n14\n15\n16\n")
                .file("p", "john:x:1001:100:John Doe:/home/john\njane:x:1000:100::/home/jane\nbob:x:99:7:Bob:/bob\n")
                .file("cols", "web-1 Running 3\ndb-0 Pending   12\napi Running 1\n")
                .file("u", "né✓ añb\n漢字\n").file("s", "a\nA\nb\nb\nB\nc\na\na\n").file("empty", "")
                .file("v", "v1.10\nv1.9\nv1.2.3\nv1.2\na-1.tar.gz\na-1.5.tar.gz\n.x\nx~\n").file("h", "2K\n1M\n900\n1G\n0\n-1K\n1.5K\n")
                .file("m", "Mar\nJan\nfeb\nxyz\n").file("g", "1e3\n5\n-1e2\nabc\n0x10\n").file("csv", "a,b,c\nlong,x\n")
                .file("nonl", "a\nb").file("nonl2", "a\nbc").file("spaces", "        x   y\n    z        q\n")
                .file("j1", "a 1\nb 2\nd 4 x\n").file("j2", "a x\nb y\nb z\nc w\n")
                .file("b64", "am9obgo=\n").file("b64x", "am9o@bg==\n").file("b64short", "am9").file("b32", "NJXWQ3QK\n")
                .file("sums", "5b5a5b1d0b0a2d0a3b1c0d5f6c0e0d5f  a\n5d41402abc4b2a76b9719d911017c592  nofile\nbad line\n")
                .file("zeros", "\0".repeat(70)).file("hexdump", "00000000: 6865 6c6c 6f0a                           hello.\n")
                .file("hexplain", "68656c6c\n6f0a\n");
    }

    @TestFactory
    Stream<DynamicTest> likeTheRealTools() {
        CommandFixture fixture = fixture();
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line,
                () -> assertThat(fixture.difference(line)).isEmpty()));
    }
}
