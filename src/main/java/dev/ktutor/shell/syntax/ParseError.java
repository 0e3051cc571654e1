package dev.ktutor.shell.syntax;

import java.util.List;

/**
 * Why a text is no shell program.
 *
 * @param line the line of the script it was noticed at, counted from 1
 * @param offset where in the text
 * @param messages bash's messages, one a printed line, without the {@code NAME: line N: } in front
 * @param incomplete whether more lines could make it right: a prompt then asks for them
 * @param status what {@code $?} becomes
 */
public record ParseError(int line, int offset, List<String> messages, boolean incomplete, int status) {

    /** An error with the usual status, 2. */
    public ParseError(int line, int offset, List<String> messages, boolean incomplete) {
        this(line, offset, messages, incomplete, 2);
    }

    /** Keeps its own copy of the messages. */
    public ParseError {
        messages = List.copyOf(messages);
    }

    /** The same error with another status. */
    ParseError withStatus(int other) {
        return new ParseError(line, offset, messages, incomplete, other);
    }

    /** The first message. */
    public String text() {
        return messages.get(0);
    }
}
