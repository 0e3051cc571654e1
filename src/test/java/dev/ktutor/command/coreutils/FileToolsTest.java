package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tools that work on files, against the real ones: same status, output, complaints and files left. */
class FileToolsTest {
    private static final String CASES = """
            ls
            ls -a
            ls -A d
            ls -1 f d
            ls -d d f
            ls nope f
            ls -R
            ls -F . d
            ls -p
            ls -r
            ls -m
            ls -C -w 40
            ls -x -w 40
            ls -S f big
            ls -U f
            ls -Q
            ls -w x
            ls -X
            ls -v
            ls -gh --time-style=+x big ; chmod 4755 f ; ls -o --time-style=+x
            ls --foo
            ls --sort=size f big
            ls -I '*.yaml' d
            ls --group-directories-first -r
            ls -s big
            ls -n --time-style=+%Y big
            ls -g --time-style=+x big
            ls -l --time-style=+x d
            ls -o --time-style=+x f big
            mkdir a ; mkdir a ; mkdir -p a/b/c ; mkdir q/w ; mkdir -v n ; mkdir -m 700 s ; stat -c '%a %n' s a ; ls -R a
            mkdir f/x ; mkdir -p f/x ; mkdir -p f ; mkdir -m abc z ; mkdir
            mkdir -pv p/q/r ; rmdir -pv p/q/r ; rmdir d ; rmdir nodir ; rmdir f ; rmdir
            rm f ; rm f ; rm -f f ; rm d ; rm -r d ; ls ; rm ; rm -f ; rm -v big
            rm -rv d ; ls
            rm -d d ; rm -r . ; rm -r .. ; rm -r d/. ; rm -x
            rm -i f < no ; ls f
            rm -i f < yes ; rm -ri d < yes ; ls
            touch -d '2024-05-06 07:08:09' f ; stat -c '%y' f ; touch -t 202301020304 f ; stat -c '%y %Y' f
            touch -c none ; ls none ; touch nodir/x ; touch ; touch -d nonsense f ; touch -t 99 f ; touch -r f big d/
            touch -d @0 f ; touch -a -d @5 f ; stat -c '%X %Y' f ; touch -m -d @9 f ; stat -c '%X %Y' f
            cp f g ; cat g ; cp f d ; ls d ; cp missing x ; cp d copy ; cp -r d copy ; ls -R copy ; cp -r d copy ; ls copy copy/d
            cp f g d/ ; cp f g nodir ; cp f f ; cp -v f v1 ; cp ; cp f ; cp f nodir/ ; cp f nodir/x
            cp -r d d/sub ; cp d/a.yaml d ; cp -r f newdir/x ; cp -T f d ; cp -r d f ; cp -t d f ; cp -t nodir f
            chmod 600 f ; cp f mode ; cp -p f kept ; stat -c '%a %n' mode kept ; cp -n big f ; cat f ; cp -i big f < no
            ln -s f l ; cp l l2 ; cp -P l l3 ; cp -d l l4 ; cp -a l l5 ; stat -c '%F %N' l l2 l3 l4 l5 ; ln -s no dang ; cp dang x ; cp f dang
            cp -a d arch ; ls -R arch ; cp -r d/. arch ; cp -b f big ; ls ; cp -l f hard ; stat -c %h f ; cp -s f sym ; readlink sym
            cp --parents d/a.yaml new ; mkdir new ; cp --parents d/a.yaml new ; ls -R new ; cp -u f big ; cp --foo
            cp f d/a.yaml x ; cp f big d ; cp f d/ ; ls d
            mv f g ; ls ; mv g d/ ; ls d ; mv missing y ; mv d e ; ls ; mv e e/x ; mv big big ; mv ; mv big
            mv f nodir/ ; mv f nodir/x ; mv d f ; mv f d ; mkdir d/f2 ; mv -T f d ; mv -v big d
            mkdir x ; mkdir x/d ; touch x/d/file ; mv d x ; mv -n f big ; cat f ; mv -t x f big ; ls x
            ln -s f l ; readlink l ; ln -s f l ; ln -sf d l ; readlink l ; ln -sfn f l ; readlink l ; ln f hard ; stat -c %h f ; ln d h
            ln missing h2 ; ln f f ; ln -v f h3 ; ln -sv f s3 ; ln ; ln f d ; ls d ; ln f big nodir ; ln -s f nodir/x ; ln f nodir/x
            ln -sr d/a.yaml d/l ; readlink d/l ; ln -s ; readlink f ; readlink ; readlink -v f ; readlink -e none ; readlink -n d/l
            realpath --relative-to=d f ; realpath nodir/x ; realpath ; realpath -e none ; realpath --relative-to=. d/../f
            basename /a/b.c .c ; basename a b c ; basename ; basename -a x/1 y/2 ; basename -s .crt a.crt b/c.crt ; basename // ; basename a/ ; dirname
            dirname /a/b a b/ // a//b/ . .. /a ; basename -z a ; dirname -z a
            chmod 640 f ; stat -c %a f ; chmod u+x,g-w f ; stat -c %a f ; chmod -x f ; stat -c %a f ; chmod a=r f ; stat -c %a f
            chmod go=u f ; stat -c %a f ; chmod ug+s f ; stat -c %a f ; chmod +t f ; stat -c %a f ; chmod o+X f ; stat -c %a f ; chmod = f ; stat -c %a f
            chmod 2755 d ; chmod 700 d ; stat -c %a d ; chmod 00700 d ; stat -c %a d ; chmod u=rwx,g=rx,o= f ; stat -c %a f ; chmod +x f ; stat -c %A f
            chmod 600 missing ; chmod abc f ; chmod 999 f ; chmod ; chmod 600 ; chmod -v 640 f ; chmod -c 640 f ; chmod -v 600 f ; chmod u+s,+x f ; stat -c %a f
            chmod -R 700 d ; stat -c %a d d/a.yaml ; chmod -R go+rX d ; stat -c %a d d/a.yaml ; chmod --reference=d f ; stat -c %a f ; chmod --reference=no f
            chown root f ; chown root:root f ; chown nosuch f ; chown root:nosuch f ; chown 5:6 f ; stat -c '%u %g' f ; chown ; chown root ; chgrp nosuch f ; chown :0 f
            chown -v 0 f ; chown -v 7654:7654 f ; chown root missing ; chgrp -v 0 f ; chown -R 8 d ; stat -c %u d/a.yaml
            stat -c '%n %s %a %A %F %h' f d big ; stat ; stat missing ; stat --printf='%a\\n' f ; stat -c '%04a|%-5s|%5s' f ; stat -c %% f
            mktemp -u bad ; mktemp x/XXXX ; mktemp --suffix=.a aXX ; mktemp a b
            truncate -s 3 big ; cat big ; truncate -s 0 big ; wc -c big ; truncate -s +5 big ; wc -c big ; truncate f ; truncate -s x f ; truncate -s -2 big ; stat -c %s big
            install -m 600 f g ; stat -c %a g ; install -d x/y ; ls x ; install f x ; stat -c %a x/f ; install nope x ; install ; install -D f p/q/f ; ls p/q
            du -b f d ; du -sb d ; du missing ; du -ab d ; du -d x
            sync ; sync missing
            """;

    private static CommandFixture fixture() {
        return CommandFixture.standard().file("f", "hello\n").file("big", "x".repeat(9000)).file("d/a.yaml", "kind: Pod\n")
                .file("d/.hid", "").file("B.txt", "").file("yes", "y\ny\ny\ny\ny\n").file("no", "n\n").file(".dot", "");
    }

    @TestFactory
    Stream<DynamicTest> likeTheRealTools() {
        CommandFixture fixture = fixture();
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            fixture.reset();
            assertThat(fixture.difference(line)).isEmpty();
        }));
    }
}
