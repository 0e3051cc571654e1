package dev.ktutor.command.editor.vi.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The keys that commands read: put back ones first (macros, the dot, {@code :normal}), then what the learner types. */
public final class Keys {
    /** Escape. */
    public static final int ESC = 27;
    /** Keys that send sequences, as private characters. */
    public static final int UP = 0xF800;
    /** Arrow down. */
    public static final int DOWN = 0xF801;
    /** Arrow left. */
    public static final int LEFT = 0xF802;
    /** Arrow right. */
    public static final int RIGHT = 0xF803;
    /** Home. */
    public static final int HOME = 0xF804;
    /** End. */
    public static final int END = 0xF805;
    /** Page up. */
    public static final int PAGE_UP = 0xF806;
    /** Page down. */
    public static final int PAGE_DOWN = 0xF807;
    /** Delete. */
    public static final int DELETE = 0xF808;
    /** Insert. */
    public static final int INSERT = 0xF809;
    /** A paste from the terminal begins. */
    public static final int PASTE_BEGIN = 0xF80A;
    /** A paste from the terminal ends. */
    public static final int PASTE_END = 0xF80B;
    /** Control with arrow left. */
    public static final int WORD_LEFT = 0xF80C;
    /** Control with arrow right. */
    public static final int WORD_RIGHT = 0xF80D;
    /** A sequence that means nothing here. */
    public static final int NOTHING = 0xF80E;

    private static final Map<String, Integer> SEQUENCES = Map.ofEntries(Map.entry("[A", UP), Map.entry("OA", UP), Map.entry("[B", DOWN),
            Map.entry("OB", DOWN), Map.entry("[D", LEFT), Map.entry("OD", LEFT), Map.entry("[C", RIGHT), Map.entry("OC", RIGHT),
            Map.entry("[H", HOME), Map.entry("OH", HOME), Map.entry("[1~", HOME), Map.entry("[7~", HOME), Map.entry("[F", END),
            Map.entry("OF", END), Map.entry("[4~", END), Map.entry("[8~", END), Map.entry("[5~", PAGE_UP), Map.entry("[6~", PAGE_DOWN),
            Map.entry("[3~", DELETE), Map.entry("[2~", INSERT), Map.entry("[200~", PASTE_BEGIN), Map.entry("[201~", PASTE_END),
            Map.entry("[1;5D", WORD_LEFT), Map.entry("[1;5C", WORD_RIGHT), Map.entry("[1;2D", WORD_LEFT), Map.entry("[1;2C", WORD_RIGHT));
    private static final int MOST_NESTED = 200;
    private static final int MOST_STUFFED = 2_000_000;

    /** Whoever types. */
    public interface Typist {
        /** The next key as the terminal sends it; fails with {@link EndOfKeys} if there will be none. */
        String key();
    }

    /** Nobody will type any more. */
    public static final class EndOfKeys extends RuntimeException {
        /** Nobody will type any more. */
        public EndOfKeys() {
            super("no more keys", null, false, false);
        }
    }

    private final Typist typist;
    private final Runnable beforeTyped;
    private Deque<Integer> stuffed = new ArrayDeque<>();
    private final Deque<Integer> typed = new ArrayDeque<>();
    private StringBuilder consumed = new StringBuilder();
    private final StringBuilder macro = new StringBuilder();
    private int nested;
    private boolean recording;

    /** Reads from that typist; {@code beforeTyped} runs before each wait. */
    public Keys(Typist typist, Runnable beforeTyped) {
        this.typist = typist;
        this.beforeTyped = beforeTyped;
    }

    /** The next key. */
    public int next() {
        int key;
        if (!stuffed.isEmpty()) {
            key = stuffed.removeFirst();
        } else if (nested > 0) {
            key = ESC;
        } else {
            beforeTyped.run();
            key = typed();
            if (recording) {
                macro.appendCodePoint(key);
            }
        }
        consumed.appendCodePoint(key);
        return key;
    }

    private int typed() {
        while (typed.isEmpty()) {
            split(typist.key());
        }
        return typed.removeFirst();
    }

    private void split(String key) {
        if (key.length() > 1 && key.charAt(0) == ESC) {
            String rest = key.substring(1);
            boolean sequence = rest.length() > 1 && (rest.charAt(0) == '[' || rest.charAt(0) == 'O');
            if (sequence) {
                typed.add(SEQUENCES.getOrDefault(rest, NOTHING));
                return;
            }
            typed.add(ESC);
            rest.codePoints().forEach(typed::add);
            return;
        }
        key.codePoints().forEach(typed::add);
    }

    /** Whether keys that were put back wait. */
    public boolean stuffed() {
        return !stuffed.isEmpty();
    }

    /** Whether what is read comes from a {@code :normal} or the dot. */
    public boolean nested() {
        return nested > 0;
    }

    /** Puts keys before all others. */
    public void stuff(String keys) {
        if (stuffed.size() > MOST_STUFFED) {
            stuffed.clear();
            throw new Refusal("E223: Recursive mapping");
        }
        int[] points = keys.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            stuffed.addFirst(points[i]);
        }
    }

    /** Puts one key back. */
    public void unread(int key) {
        stuffed.addFirst(key);
        consumed.setLength(consumed.length() - Character.charCount(key));
    }

    /** Drops what was put back: a command failed. */
    public void drop() {
        stuffed.clear();
    }

    /** Does something that reads these keys only, then Escape for ever. */
    public void nested(String keys, Runnable action) {
        if (nested >= MOST_NESTED) {
            throw new Refusal("E192: Recursive use of :normal too deep");
        }
        Deque<Integer> outer = stuffed;
        StringBuilder outerConsumed = consumed;
        stuffed = new ArrayDeque<>();
        consumed = new StringBuilder();
        keys.codePoints().forEach(stuffed::add);
        nested++;
        try {
            action.run();
        } finally {
            nested--;
            stuffed = outer;
            consumed = outerConsumed;
        }
    }

    /** Forgets what was read so far; a command begins. */
    public void begin() {
        consumed.setLength(0);
    }

    /** Forgets the last character read: a count is no part of what the dot repeats. */
    public void forgetLast() {
        consumed.setLength(Math.max(0, consumed.length() - 1));
    }

    /** What was read since {@link #begin}. */
    public String consumed() {
        return consumed.toString();
    }

    /** Replaces what was read by something that has the same effect. */
    public void consumed(String keys) {
        consumed = new StringBuilder(keys);
    }

    /** Begins a macro. */
    public void record() {
        recording = true;
        macro.setLength(0);
    }

    /** Whether a macro is being recorded. */
    public boolean recording() {
        return recording;
    }

    /** Ends the macro and gives its keys, without the {@code q} that ended it. */
    public String recorded() {
        recording = false;
        return macro.substring(0, Math.max(0, macro.length() - 1));
    }
}
