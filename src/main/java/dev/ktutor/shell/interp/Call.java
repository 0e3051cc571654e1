package dev.ktutor.shell.interp;

/**
 * What is being run: a function or a sourced file.
 *
 * @param name the function's name, or {@code source}
 * @param source the file it comes from
 * @param line the line of the call
 */
record Call(String name, String source, int line, boolean function) {
}
