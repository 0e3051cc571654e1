package dev.ktutor.command.editor.vi.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was deleted and yanked, by name (vim's {@code :help registers}); this vim has no clipboard, so no + and *. */
public final class Registers {
    private static final String READ_ONLY = ":.%/#";
    private final Map<Character, Register> all = new HashMap<>();
    private char unnamed = '0';

    /** Whether the name can be written, or read if only that is asked. */
    public static boolean valid(int name, boolean writing) {
        return name < 128 && (Character.isLetterOrDigit(name) || "\"-_".indexOf(name) >= 0 || !writing && READ_ONLY.indexOf(name) >= 0);
    }

    /** A register's content; 0 and the double quote name the one last used. Null if it is empty. */
    public @Nullable Register get(int name) {
        return all.get(name == 0 || name == '"' ? unnamed : (char) Character.toLowerCase(name));
    }

    /** Sets one of the read-only registers. */
    public void note(char name, String text) {
        all.put(name, Register.characters(text));
    }

    /** All that have content, in the order that {@code :registers} lists them. */
    public Map<Character, Register> content() {
        return Map.copyOf(all);
    }

    /** Yanks: into the named register, or into 0. */
    public void yank(int name, Register text) {
        if (name == '_') {
            return;
        }
        char into = name == 0 || name == '"' ? '0' : (char) name;
        store(into, text);
        unnamed = Character.toLowerCase(into);
    }

    /** Macros: into the named register, the unnamed one left alone. */
    public void record(char name, String keys) {
        store(name, Register.characters(keys));
    }

    /** Deletes: also into 1, which moves 1-8 up, or into the small delete register. */
    public void delete(int name, Register text, boolean severalLines, boolean numberedToo) {
        if (name == '_') {
            return;
        }
        boolean named = name != 0;
        if (named) {
            char into = name == '"' ? '0' : (char) name;
            store(into, text);
            unnamed = Character.toLowerCase(into);
        }
        if (severalLines || text.kind() == Register.Kind.LINE || numberedToo) {
            for (char n = '9'; n > '1'; n--) {
                Register lower = all.get((char) (n - 1));
                if (lower == null) {
                    all.remove(n);
                } else {
                    all.put(n, lower);
                }
            }
            all.put('1', text);
            unnamed = Character.isUpperCase(name) ? unnamed : '1';
        }
        if (!named && !severalLines && text.kind() != Register.Kind.LINE) {
            all.put('-', text);
            unnamed = '-';
        }
    }

    private void store(char name, Register text) {
        char lower = String.valueOf(name).toLowerCase(Locale.ROOT).charAt(0);
        Register old = all.get(lower);
        all.put(lower, name != lower && old != null ? joined(old, text) : text);
    }

    private static Register joined(Register old, Register added) {
        List<String> lines = new ArrayList<>(old.lines());
        boolean linewise = old.kind() == Register.Kind.LINE || added.kind() == Register.Kind.LINE;
        if (linewise || old.kind() == Register.Kind.BLOCK) {
            lines.addAll(added.lines());
            return new Register(linewise ? Register.Kind.LINE : old.kind(), lines, Math.max(old.width(), added.width()));
        }
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + added.lines().get(0));
        lines.addAll(added.lines().subList(1, added.lines().size()));
        return new Register(Register.Kind.CHAR, lines, 0);
    }
}
