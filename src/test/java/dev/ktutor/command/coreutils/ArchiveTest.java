package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** tar and gzip against the real ones. */
class ArchiveTest {
    private static final String CASES = """
            tar cf a.tar f ; tar tf a.tar ; mkdir x ; tar xf a.tar -C x ; cat x/f
            tar -czf a.tgz f g ; tar -tzf a.tgz ; tar tf a.tgz ; rm f ; tar xzvf a.tgz ; cat f
            tar cvf a.tar f g
            tar cf a.tar d/e ; tar xf a.tar --strip-components=1 ; cat e
            tar cf a.tar f g ; tar xf a.tar nofile
            tar cf a.tar f g ; tar xOf a.tar g
            tar cf a.tar nofile f ; tar tf a.tar
            tar tf nofile
            tar
            tar czf
            tar cf a.tar
            tar tf f
            tar -cxf a.tar f
            tar --foo
            tar cf a.tar --exclude=g f g ; tar tf a.tar
            ln -s f l ; tar cf a.tar l ; rm l ; tar xf a.tar ; readlink l
            ln f h ; tar cf a.tar f h ; tar tf a.tar
            chmod 600 f ; tar cf a.tar f ; chmod 644 f ; tar xf a.tar ; stat -c %a f
            tar rf a.tar f ; tar rf a.tar g ; tar tf a.tar
            gzip f ; ls ; gunzip f.gz ; cat f
            gzip -k f ; ls ; zcat f.gz ; gzip -dc f.gz ; gzip -t f.gz
            gzip nofile
            gzip -d f
            gunzip f
            gzip d
            zcat nofile
            gzip -x f
            gzip f ; gzip f.gz
            """;

    @TestFactory
    Stream<DynamicTest> likeTheRealTools() {
        CommandFixture fixture = CommandFixture.standard().file("f", "hello\n").file("g", "world\n").file("d/e", "x\n");
        return CommandFixture.cases(CASES).stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            fixture.reset();
            assertThat(fixture.difference(line)).isEmpty();
        }));
    }
}
