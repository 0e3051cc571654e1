package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.CharClass;
import dev.ktutor.command.editor.vi.text.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ctrl-N and Ctrl-P in insert mode: the words of the text that begin like the one before the cursor, one after the other. */
final class Completion {
    private static final int NEXT = 14;
    private static final int PREVIOUS = 16;
    private final Editor editor;
    private final InsertSession session;

    Completion(Editor editor, InsertSession session) {
        this.editor = editor;
        this.session = session;
    }

    /** Completes until another key comes. */
    void run(int first) {
        Cursor cursor = editor.cursor();
        String line = cursor.text();
        int from = cursor.column();
        while (from > 0 && CharClass.isWord(line.codePointBefore(from))) {
            from -= Character.charCount(line.codePointBefore(from));
        }
        String begun = line.substring(from, cursor.column());
        List<String> words = words(begun);
        if (words.isEmpty()) {
            editor.say("-- Keyword completion (^N^P) Pattern not found");
            return;
        }
        // The word as typed stands between the last and the first.
        words.add(begun);
        int at = words.size() - 1;
        int key = first;
        String shown = begun;
        while (key == NEXT || key == PREVIOUS) {
            at = Math.floorMod(at + (key == NEXT ? 1 : -1), words.size());
            replace(from, shown, words.get(at));
            shown = words.get(at);
            editor.say(at == words.size() - 1 ? "-- Keyword completion (^N^P) Back at original"
                    : "-- Keyword completion (^N^P) match " + (at + 1) + " of " + (words.size() - 1));
            key = editor.keys().next();
        }
        if (key == 25) {
            return;
        }
        editor.say("");
        editor.keys().unread(key);
    }

    private void replace(int from, String shown, String word) {
        session.touch();
        Buffer buffer = editor.buffer();
        Cursor cursor = editor.cursor();
        String line = cursor.text();
        buffer.set(cursor.line(), line.substring(0, from) + word + line.substring(from + shown.length()));
        cursor.set(cursor.line(), from + word.length());
    }

    /** From the cursor on and around the end of the text. */
    private List<String> words(String begun) {
        Buffer buffer = editor.buffer();
        Cursor cursor = editor.cursor();
        Set<String> found = new LinkedHashSet<>();
        String line = cursor.text();
        collect(line.substring(cursor.column()), begun, found, cursor.column() > 0 && CharClass.isWord(line.codePointBefore(cursor.column())));
        for (int i = 1; i < buffer.size(); i++) {
            collect(buffer.line((cursor.line() - 1 + i) % buffer.size() + 1), begun, found, false);
        }
        collect(line.substring(0, cursor.column() - begun.length()), begun, found, false);
        return new ArrayList<>(found);
    }

    private static void collect(String text, String begun, Set<String> found, boolean midWord) {
        boolean inside = midWord;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            boolean word = CharClass.isWord(c);
            int end = i + Character.charCount(c);
            if (word && !inside) {
                while (end < text.length() && CharClass.isWord(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                String whole = text.substring(i, end);
                if (whole.startsWith(begun) && whole.length() > begun.length()) {
                    found.add(whole);
                }
                inside = true;
            } else {
                inside = word;
            }
            i = end;
        }
    }
}
