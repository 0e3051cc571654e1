package dev.ktutor.shell.expand;

/** Takes the pieces of a word as they are expanded. */
interface Sink {

    /** Unquoted text of the word itself. */
    void literal(String text);

    /** Text that is protected by quotes. */
    void quoted(String text);

    /** The result of an unquoted expansion. */
    void value(String text);

    /** One value of several ends and the next begins; the separator counts where they end up in one text. */
    void next(String separator);
}
