package dev.ktutor.command.kubectl.template;

/** A piece of a template. */
record Token(Kind kind, String text, int position, int line) {
    enum Kind { TEXT, OPEN, CLOSE, FIELD, VARIABLE, IDENTIFIER, STRING, CHARACTER, NUMBER, BOOL, NIL, DOT, PIPE, DECLARE, ASSIGN, COMMA,
        LEFT, RIGHT, SPACE, KEYWORD, END }
}
