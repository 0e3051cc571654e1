package dev.ktutor.shell.syntax;

import java.util.List;

/** What {@link Parser#next()} found. */
public sealed interface ParseResult {

    /**
     * A complete command: all that stood on its lines.
     *
     * @param warnings what bash warns of, as a here-document that the end of the file cut off, each with its line
     */
    record Parsed(Script script, List<Warning> warnings) implements ParseResult { }

    /** A complaint that stops nothing. */
    record Warning(int line, String text) { }

    /** The text cannot be understood. */
    record Failed(ParseError error, List<Warning> warnings) implements ParseResult { }

    /** Nothing is left. */
    record End() implements ParseResult { }
}
