package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import java.util.List;

/** Reads the bodies of here-documents (bash manual, 3.6.6). */
final class HereDocuments {
    private final Input in;
    private final LanguageOptions options;

    HereDocuments(Input in, LanguageOptions options) {
        this.in = in;
        this.options = options;
    }

    Redirection.HereDocument read(Word delimiter, boolean stripTabs) {
        String end = delimiter.unquoted();
        if (in.text().indexOf('\n', in.position()) < 0) {
            in.more();
        }
        int start = in.documentStart();
        String text = in.text();
        int firstLine = in.lineOf(start);
        StringBuilder body = new StringBuilder();
        int at = start;
        boolean found = false;
        while (!found) {
            if (at >= text.length()) {
                if (!in.more()) {
                    break;
                }
                text = in.text();
            }
            int newline = text.indexOf('\n', at);
            int stop = newline < 0 ? text.length() : newline;
            int from = at;
            while (stripTabs && from < stop && text.charAt(from) == '\t') {
                from++;
            }
            String line = text.substring(from, stop);
            at = newline < 0 ? text.length() : newline + 1;
            found = line.equals(end);
            if (!found) {
                body.append(line).append('\n');
            }
        }
        if (!found) {
            missing(end, firstLine, text);
        }
        in.documentEndsAt(at);
        return new Redirection.HereDocument(parse(delimiter, body.toString(), firstLine), body.toString());
    }

    private void missing(String end, int firstLine, String text) {
        String message = "here-document at line " + (firstLine - 1) + " delimited by end-of-file (wanted `" + end + "')";
        int last = in.lineOf(text.length()) - (text.endsWith("\n") ? 1 : 0);
        if (options.moreMayFollow()) {
            throw new SyntaxException(new ParseError(last, text.length(), List.of(message), true));
        }
        in.warn(last, "warning: " + message);
    }

    private Word parse(Word delimiter, String body, int firstLine) {
        if (delimiter.quoted()) {
            return Word.literal(body);
        }
        Input inner = Input.verbatim(body, in.line());
        return Word.of(new PartReader(inner, options).read(Mode.DOCUMENT, ""), body);
    }
}
