package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** awk against mawk. */
class AwkTest {
    private static final String CASES = """
            mawk '{print $1}' p
            mawk '{print $2, $1}' p
            mawk '{print $NF, NF}' p
            mawk 'NR>1 {print $1}' p
            mawk NR==2 p
            mawk '/Running/ {print $1}' p
            mawk '!/Running/' p
            mawk '$4 > 2 {print $1 " restarts " $4}' p
            mawk '$3 == "Pending" {print NR": "$0}' p
            mawk -F: '{print $1"="$3}' c
            mawk -F '[:,]' '{print $2 $3}' c
            mawk '{$2="X"; print}' p
            mawk '{print $(NF-1)}' p
            mawk 'END {print NR, $0}' p
            mawk '$1 ~ /^web/ && $3 != "Running"' p
            mawk 'NR==2,NR==3 {print $1}' p
            mawk '{$1=$1; print}' OFS=- p
            mawk -v ns=dev '{print ns "/" $1}' p
            mawk 'BEGIN {print "no input"}'
            mawk '{print length($0), length($1), length}' p
            mawk '{print $1; exit 3} END {print "end"}' p
            mawk '{ print "a" "b", 1+1, $4+0 }' p
            mawk '{s += $4} END {print s, s/NR}' p
            mawk '{printf "%-8s|%5d|%6.2f|%c|%x|%o|%e|%g|%%\\n", $1, $4, $4/3, $1, 255, 8, 1.5, 0.0001}' p
            mawk 'BEGIN {for (i=1; i<=3; i++) printf "%d ", i*i; print ""}'
            mawk '{ if ($4 > 5) big++; else small++ } END {print big, small}' p
            mawk 'BEGIN {while (n < 3) n++; print n; do n--; while (n > 0); print n}'
            mawk '{print toupper($1), substr($1, 2, 2), index($1, "b"), tolower($1)}' p
            mawk 'BEGIN {n = split("a,b,c", p, ","); print n, p[1], p[3]; n = split("", q); print n; print split("a1b22c", r, /[0-9]+/), r[3]}'
            mawk '{sub(/e/, "E"); gsub(/n/, "<&>"); print; n = gsub(/x/, "\\\\&"); print n}' p
            mawk '!seen[$3]++ {print $1}' p
            mawk 'max < $4 {max = $4; name = $1} END {print name, max}' p
            mawk 'function dbl(x,  y) {y = 2*x; return y} {print dbl($4)}' p
            mawk 'function f(a, i) {a[i] = 1} BEGIN {f(x, 3); for (k in x) print k, x[k]}'
            mawk 'function fact(n) {return n <= 1 ? 1 : n * fact(n-1)} BEGIN {print fact(10), fact(20)}'
            mawk 'NR % 2' p
            mawk 'BEGIN {print 7 % 3, 2 ^ 3, 2 ** 3, 1 / 4, int(3.9), int(-3.9), 10 == 10.0, "a" < "b", -7 % 3}'
            mawk 'match($0, /[0-9]+/) {print RSTART, RLENGTH, substr($0, RSTART, RLENGTH)}' p
            mawk 'BEGIN {exit 3}'
            mawk '/^web/{f=1; next} f{print $1}' p
            mawk 'BEGIN{x["a"]=1; if ("a" in x) print "in"; delete x["a"]; if (!("a" in x)) print "out"}'
            mawk '{line[NR]=$1} END {for (i=NR; i>0; i--) printf "%s ", line[i]; print ""}' p
            mawk 'BEGIN{RS=""}{print NR": "$1" "NF}' par
            mawk 'BEGIN{RS="";FS=":"}{print NR": "$1"|"$2"|"NF}' par
            mawk 'BEGIN{RS="---\\n"} /list/{c++} END{print c " roles", NR}' roles
            mawk -v OFS=, '{print $1,$2}' p
            mawk '{print $1' p
            mawk 1 missing
            mawk '{print > "out-" NR}' c
            mawk 'BEGIN {while ((getline line < "c") > 0) n++; print n, line; print (getline x < "nofile")}'
            mawk 'NR==1{getline; print "after", $0} {print NR}' p
            mawk 'BEGIN {print substr("hello", 0), substr("hello", 2), substr("hello", 4, 100) "|"}'
            mawk 'BEGIN {print 1e6, 1e5 * 10, 123456789, 0.1 + 0.2, 1e300, 100000 * 100000, 2^53, 3.0, "3.0" + 0, 1/3}'
            mawk 'BEGIN {print length("héllo"), toupper("abc"), index("abc", ""), 1==1.0, "1"==1, "abc" < 1}'
            mawk '{print ($4 > 2 ? "high" : "low")}' p
            mawk 'BEGIN {OFMT="%.2f"; print 3.14159; x = 3.14159 ""; print x; CONVFMT="%.3g"; print (3.14159 "")}'
            mawk 'BEGIN {a["x"]=1; a["y"]=2; delete a; print length(a); print ENVIRON["HOME"], ARGC, ARGV[1]}' one
            mawk 'BEGIN {i = 5; print i++ + ++i, i--, --i, -i, !i, +"3x"}'
            mawk 'BEGIN {a[1,2]=3; for (k in a) {split(k, q, SUBSEP); print q[1], q[2]}; if ((1,2) in a) print "yes"}'
            mawk '{NF=2; print; $5="e"; print; print NF}' p
            mawk 'BEGIN { printf "%s %5.1f %05d %+d %-5s| %i\\n", "x", 2.25, 42, 7, "ab", 3.9 }'
            mawk '$0 ~ "web.*" {print "dyn"} $1 ~ /i$/ {print "api"}' p
            mawk 'BEGIN { if (!(3 in a)) print "no"; print length(a) }'
            mawk 'BEGIN { print "a" > "/dev/stdout"; print 1, 2 > "/dev/stderr" }'
            mawk '# comment only'
            mawk 'BEGIN { print 1; ; print 2 } ; END { }' p
            mawk '{ $0 = tolower($0); print $1 }' p
            mawk -f prog p
            mawk 'BEGIN { print -3 " " -4; print 1 - 1, 2 -1; x = "A"; print x "B" x }'
            mawk 'BEGIN { print 1>2 ? "a" : "b" }'
            mawk 'BEGIN { print (1>2) ? "a" : "b"; print (1, 2) in a; print(1)(2) }'
            mawk 'BEGIN { $3 = "c"; print; print NF; $0 = "x y"; print $2 }'
            mawk '{ for (i = NF; i > 0; i--) printf "%s%s", $i, (i > 1 ? OFS : ORS) }' p
            mawk 'BEGIN{printf "a\\n" "b\\n"}'
            mawk '{a[$3]=a[$3] " " $1} END{print a["Running"]}' p
            mawk 'BEGIN { getline; print "got " $1; getline x; print x, NR }' p
            mawk '/web/,/db/ {print NR}' p
            mawk -F'|' '{print $2}' pipe
            mawk -F. '{print $2}' dots
            mawk -F'\\\\.' '{print $2}' dots
            mawk -Ft '{print $2}' tabs
            mawk '/a{2}/' p
            mawk 'BEGIN { printf "%d %d\\n", "11", 1e18; printf "%s\\n" }'
            mawk 'BEGIN { x["a"]; print length(x); y = x["b"]; print length(x) }'
            mawk 'function g(x) { x = 5 } BEGIN { y = 1; g(y); print y }'
            mawk 'BEGIN { while (1) { if (++i > 5) break; if (i == 2) continue; printf "%d", i } print "" }'
            mawk 'BEGIN{print length()}' p
            mawk 'BEGIN { s = sprintf("%03d", 7); print s; print substr("x", 1, 0) "|"; print index("foobar", "bar") }'
            mawk 'BEGIN { print substr("hello", "2") }'
            mawk 'END{print $1, NF}' p
            mawk '$1=="web-1",$1=="api"' p
            mawk 'BEGIN{nofunc(1)}'
            mawk 'BEGIN{print 1,}'
            mawk ''
            mawk
            mawk '{print $-1}' p
            mawk 'BEGIN { print log(0), -log(0), int("3abc"), sqrt(16), exp(0), atan2(0, -1) }'
            mawk 'BEGIN { print 1 == 1, 1 " " 2 * 3, 2 " " -1 }'
            mawk 'BEGIN { "echo hi" ; print "x" "y" > "/dev/stdout" }'
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard().file("p", "web-1 1/1 Running 0 5d\nweb-2 0/1 Pending 3 2h\ndb-0 1/1 Running 12 1m\napi 2/2 Running 1 9s\n")
                .file("c", "john:x:1001\na:b,c\n").file("par", "\np1: x\ny z\n\n\np2: q\n").file("roles", "get list\n---\nwatch\n---\nlist\n")
                .file("prog", "# program\n{\n  n[$3]++\n}\nEND {\n  print n[\"Running\"]\n}\n").file("pipe", "a|b|c\n").file("dots", "a.b.c\n")
                .file("tabs", "a b\tc d\n").file("one", "x\n");
    }

    @TestFactory
    Stream<DynamicTest> likeMawk() {
        CommandFixture fixture = fixture();
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            // The wording of complaints may differ.
            assertThat(fixture.difference(line, false)).isEmpty();
        }));
    }

    @Test
    void complaints_nameTheToolAndTheLine() {
        assertThat(fixture().run("awk '{print $1' p").err()).startsWith("awk: line 1: syntax error");
        assertThat(fixture().run("awk 1 missing").err()).isEqualTo("awk: cannot open missing (No such file or directory)\n");
    }
}
