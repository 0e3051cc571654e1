package dev.ktutor.shell.interp;

import java.util.List;

/** Splits a text at IFS, as {@code compgen -W} does with its words. */
final class FieldSplitter {
    private final String separators;

    FieldSplitter(Interpreter shell) {
        String ifs = shell.variables.value("IFS");
        separators = ifs == null ? " \t\n" : ifs;
    }

    void split(String text, List<String> out) {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (separators.indexOf(text.charAt(i)) < 0) {
                field.append(text.charAt(i));
            } else if (field.length() > 0) {
                out.add(field.toString());
                field.setLength(0);
            }
        }
        if (field.length() > 0) {
            out.add(field.toString());
        }
    }
}
