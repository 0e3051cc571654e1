package dev.ktutor.host.fs;

/** What a directory entry is, with the letter {@code ls -l} shows and its bits of {@code st_mode} (inode(7)). */
public enum FileKind {
    REGULAR('-', 0100000), DIRECTORY('d', 0040000), SYMLINK('l', 0120000), DEVICE('c', 0020000), FIFO('p', 0010000);

    private final char letter;
    private final int modeBits;

    FileKind(char letter, int modeBits) {
        this.letter = letter;
        this.modeBits = modeBits;
    }

    /** The first letter of an {@code ls -l} line. */
    public char letter() {
        return letter;
    }

    /** Its part of st_mode. */
    public int modeBits() {
        return modeBits;
    }
}
