package dev.ktutor.app;

import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lab.save.SavedLab;
import dev.ktutor.lab.save.SavedLabError;
import dev.ktutor.lab.save.SavedLabReader;
import dev.ktutor.lab.save.SavedLabWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lab in a file of the host. */
final class LabFile {
    private LabFile() { }

    /** Goes on with the lab in the file; one clear line, and the file as it was, if that cannot be. */
    static Lab read(Path file, LabOptions options) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Lab.restore(SavedLabReader.read(in), options);
        } catch (SavedLabError e) {
            throw new UserError(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read");
        }
    }

    /** Writes the lab to the file, which is never half written. */
    static void write(Path file, Lab lab) {
        try {
            save(file, lab);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be written");
        }
    }

    /** As {@link #write}, with the reason why it cannot be. */
    static void save(Path file, Lab lab) throws IOException {
        SavedLab saved = lab.save();
        new SavedFile(file).replace(out -> SavedLabWriter.write(saved, out));
    }
}
