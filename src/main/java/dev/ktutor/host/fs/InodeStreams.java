package dev.ktutor.host.fs;

import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;

/** Reading and writing an open regular file, each at its own position; the file may be unlinked meanwhile. */
final class InodeStreams {

    private InodeStreams() { }

    static Input input(FileTree tree, Content content) {
        return new Input() {
            private int position;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int n = content.read(position, buffer, offset, length);
                position += Math.max(n, 0);
                tree.moved(n);
                return n;
            }

            @Override
            public long size() {
                return content.length();
            }
        };
    }

    static Output output(FileTree tree, Inode inode, Content content, boolean append) {
        return new Output() {
            private int position;

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int at = append ? content.length() : position;
                tree.moved(length);
                tree.grow(Math.max(0, (long) at + length - content.length()));
                content.write(at, bytes, offset, length);
                position = at + length;
                tree.touch(inode);
            }
        };
    }
}
