package dev.ktutor.lesson;

/** A lesson file is wrong: where and how. The author's mistake, never the learner's. */
public final class LessonError extends RuntimeException {
    private final String file;
    private final int line;

    /** Wrong at that line (1 is the first; 0 if no one line is to blame). */
    public LessonError(String file, int line, String problem) {
        super(file + (line > 0 ? ":" + line : "") + ": " + problem);
        this.file = file;
        this.line = line;
    }

    /** The file, as in {@code create-ca/lesson.yaml}. */
    public String file() {
        return file;
    }

    /** The line, 1 for the first, 0 for the file as a whole. */
    public int line() {
        return line;
    }
}
