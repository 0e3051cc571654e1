package dev.ktutor.kube.node.container;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Output;
import dev.ktutor.sim.SimClock;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A container's log on the node's disk, in the CRI's format: time, stream, F for a full line or P for a part, text. */
public final class ContainerLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    private final Host node;
    private final SimClock clock;
    private final String path;

    ContainerLog(Host node, SimClock clock, String path) {
        this.node = node;
        this.clock = clock;
        this.path = path;
    }

    /** One line. */
    public void line(String stream, String text) {
        append(clock.now(), stream, "F", text);
    }

    private void append(Instant at, String stream, String tag, String text) {
        FileView files = node.files().asRoot();
        String directory = path.substring(0, path.lastIndexOf('/'));
        if (!files.isDirectory(directory)) {
            files.makeDirectories(directory);
        }
        var file = files.openWrite(path, OpenMode.APPEND);
        file.output().print(TIME.format(at) + " " + stream + " " + tag + " " + text + "\n");
        file.release();
    }

    /** A stream that writes its lines here. */
    public Output stream(String name) {
        return new Output() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public void write(byte[] bytes, int offset, int length) {
                for (int i = offset; i < offset + length; i++) {
                    if (bytes[i] == '\n') {
                        flush("F");
                    } else {
                        line.write(bytes[i]);
                    }
                }
            }

            private void flush(String tag) {
                append(clock.now(), name, tag, ByteText.decode(line.toByteArray()));
                line.reset();
            }

            @Override
            public void close() {
                if (line.size() > 0) {
                    flush("P");
                }
            }
        };
    }
}
