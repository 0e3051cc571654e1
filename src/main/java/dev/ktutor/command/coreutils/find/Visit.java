package dev.ktutor.command.coreutils.find;

import dev.ktutor.host.fs.FileStat;

/**
 * A file that find has come to.
 *
 * @param path as printed
 * @param start the starting point it was found below
 * @param stat its own or, with -L, of what it leads to
 * @param depth 0 for a starting point
 */
record Visit(String path, String start, FileStat stat, int depth) {
    String name() {
        String trimmed = path.replaceFirst("(?<=.)/+$", "");
        return trimmed.equals("/") ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
