package dev.ktutor.host;

import java.util.List;

/**
 * What a word of a command line can become.
 *
 * @param words whole words; those that do not begin with what was typed are passed over; a tab and what the word means may follow
 * @param files which names of files are proposed beside them
 * @param endings what the names of those files end with; directories need not, and without any all fit
 * @param open whether the word may go on: no blank follows it
 * @param command where another command begins among the words, as after sudo; 0 if none does
 */
public record Proposals(List<String> words, Files files, List<String> endings, boolean open, int command) {

    /** Which files fit. */
    public enum Files {
        /** None. */
        NONE,
        /** Any, where no word fits. */
        ANY,
        /** Directories only, where no word fits. */
        DIRECTORIES,
        /** Any, beside the words. */
        ALSO
    }

    /** Copies the words. */
    public Proposals {
        words = List.copyOf(words);
        endings = List.copyOf(endings);
    }

    /** These words and nothing else. */
    public static Proposals of(List<String> words) {
        return new Proposals(words, Files.NONE, List.of(), false, 0);
    }

    /** These words; where none fits, files. */
    public static Proposals orFiles(List<String> words) {
        return new Proposals(words, Files.ANY, List.of(), false, 0);
    }

    /** Files. */
    public static Proposals anyFile() {
        return orFiles(List.of());
    }

    /** Files whose names end so. */
    public static Proposals filesEnding(List<String> endings) {
        return new Proposals(List.of(), Files.ANY, endings, false, 0);
    }

    /** These words, behind which no blank follows. */
    public static Proposals open(List<String> words) {
        return new Proposals(words, Files.NONE, List.of(), true, 0);
    }

    /** Directories. */
    public static Proposals directories() {
        return new Proposals(List.of(), Files.DIRECTORIES, List.of(), false, 0);
    }

    /** What the command can become that begins at that word. */
    public static Proposals command(int at) {
        return new Proposals(List.of(), Files.NONE, List.of(), false, at);
    }
}
