package dev.ktutor.command.editor.vi.text;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named places that follow their lines: a-z, A-Z, and vi's own ' [ ] < > ^ and the dot. */
public final class Marks {
    private static final String MARKS_OF_VIM = "'[]<>^.\"";
    private final Map<Character, Position> places = new HashMap<>();

    void clear() {
        places.clear();
    }

    /** Whether a learner may set it. */
    public static boolean settable(int name) {
        return name >= 'a' && name <= 'z' || name >= 'A' && name <= 'Z' || name == '\'' || name == '`' || name == '[' || name == ']'
                || name == '<' || name == '>';
    }

    /** Whether there can be such a mark. */
    public static boolean known(int name) {
        return settable(name) || MARKS_OF_VIM.indexOf(name) >= 0;
    }

    /** Sets a mark. */
    public void set(char name, Position place) {
        places.put(name == '`' ? '\'' : name, place);
    }

    /** A mark's place, null if it is not set. */
    public @Nullable Position get(char name) {
        return places.get(name == '`' ? '\'' : name);
    }

    /** Takes a mark away. */
    public void remove(char name) {
        places.remove(name);
    }

    /** All that are set. */
    public Map<Character, Position> all() {
        return Map.copyOf(places);
    }

    void inserted(int after, int count) {
        places.replaceAll((name, at) -> at.line() > after ? new Position(at.line() + count, at.column()) : at);
    }

    void deleted(int from, int to) {
        move(from, to, -(to - from + 1), false);
    }

    void exchanged(int from, int oldSize, int newSize) {
        int to = from + oldSize - 1;
        if (newSize < oldSize) {
            move(from + newSize, to, newSize - oldSize, true);
        } else {
            inserted(to, newSize - oldSize);
        }
    }

    /** Lines go elsewhere and their marks with them; below the target, in the text as it was. */
    void moved(int from, int to, int target) {
        int count = to - from + 1;
        places.replaceAll((name, at) -> {
            int line = at.line();
            if (line >= from && line <= to) {
                line += target < from ? target + 1 - from : target - to;
            } else if (target < from && line > target && line < from) {
                line += count;
            } else if (target > to && line > to && line <= target) {
                line -= count;
            }
            return new Position(line, at.column());
        });
    }

    private void move(int from, int to, int by, boolean keep) {
        for (Iterator<Map.Entry<Character, Position>> all = places.entrySet().iterator(); all.hasNext();) {
            Map.Entry<Character, Position> mark = all.next();
            Position at = mark.getValue();
            if (at.line() > to) {
                mark.setValue(new Position(at.line() + by, at.column()));
            } else if (at.line() >= from) {
                boolean named = Character.isLetter(mark.getKey());
                if (named && !keep) {
                    all.remove();
                } else {
                    mark.setValue(new Position(Math.max(1, named ? from : from - 1), at.column()));
                }
            }
        }
    }
}
