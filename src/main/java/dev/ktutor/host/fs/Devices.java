package dev.ktutor.host.fs;

import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import java.security.SecureRandom;
import java.util.Arrays;

/** The character devices every host has (null(4), full(4), random(4)). */
final class Devices {
    private Devices() { }

    /** Opens the device of that name; a terminal is opened by the shell, which knows whether there is one. */
    static OpenFile open(FileTree tree, String device, String path) {
        return switch (device) {
            case "null" -> OpenFile.both(Input.of(new byte[0]), drain(tree));
            case "zero" -> OpenFile.both(zeros(tree), drain(tree));
            case "full" -> OpenFile.both(zeros(tree), full(path));
            case "random", "urandom" -> OpenFile.both(noise(tree), drain(tree));
            default -> throw new FileError(Errno.ENXIO, path);
        };
    }

    private static Output drain(FileTree tree) {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                tree.flowed(length);
            }
        };
    }

    private static Input zeros(FileTree tree) {
        return new Input() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                tree.flowed(length);
                Arrays.fill(buffer, offset, offset + length, (byte) 0);
                return length;
            }
        };
    }

    private static Output full(String path) {
        return new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new FileError(Errno.ENOSPC, path);
            }
        };
    }

    /** Learners make real keys and passwords from it, so it is not the lab's seeded chance. */
    private static Input noise(FileTree tree) {
        SecureRandom random = new SecureRandom();
        return new Input() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                tree.flowed(length);
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                System.arraycopy(bytes, 0, buffer, offset, length);
                return length;
            }
        };
    }
}
