package dev.ktutor.shell.syntax;

import java.util.List;

/**
 * Why a text is no shell program.
 *
 * @param line the line of the script it was noticed at, counted from 1
 * @param offset where in the text
 * @param messages bash's messages, one a printed line, without the {@code NAME: line N: } in front
 * @param incomplete whether more lines could make it right: a prompt then asks for them
 */
public record ParseError(int line, int offset, List<String> messages, boolean incomplete) {

    /** Keeps its own copy of the messages. */
    public ParseError {
        messages = List.copyOf(messages);
    }

    /** The first message. */
    public String text() {
        return messages.get(0);
    }
}
