package dev.ktutor.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is never half written: its new content goes into a file beside it, is forced to the disk, and then takes
 * its name. A process killed at any moment leaves the old content or the new.
 */
final class SavedFile {

    /** Writes content to a stream. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path path;

    SavedFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Whether there is one. */
    boolean exists() {
        return Files.exists(path);
    }

    /** Replaces its content. */
    void replace(Writer content) throws IOException {
        Path folder = path.getParent();
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "." + path.getFileName() + ".", ".new");
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
