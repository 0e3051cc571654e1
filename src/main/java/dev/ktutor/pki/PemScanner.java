package dev.ktutor.pki;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds PEM blocks line by line as OpenSSL does (PEM_read_bio): what is around them does not count, what is inside must be right. */
final class PemScanner {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String TAIL = "-----";
    /** Longest piece of a line that is read at once. */
    private static final int PIECE = 254;
    /** Lines after a header are full but for the last. */
    private static final int FULL = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private enum State { MAYBE_HEADER, IN_HEADER, AFTER_HEADER }

    private final List<String> pieces = new ArrayList<>();
    private int at;

    PemScanner(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = Math.min(end < 0 ? text.length() : end + 1, from + PIECE);
            pieces.add(text.substring(from, to));
            from = to;
        }
    }

    /** Every block that could be read; a malformed one ends where its fault is. */
    List<Pem.Block> blocks() {
        List<Pem.Block> blocks = new ArrayList<>();
        String label = begin();
        while (label != null) {
            Pem.Block block = block(label);
            if (block != null) {
                blocks.add(block);
            }
            label = begin();
        }
        return blocks;
    }

    private @Nullable String begin() {
        boolean first = true;
        while (at < pieces.size()) {
            String line = stripped(pieces.get(at++));
            if (first && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
                line = line.substring(1);
            }
            first = false;
            if (line.startsWith(BEGIN) && line.endsWith(TAIL) && line.length() >= BEGIN.length() + TAIL.length()) {
                return line.substring(BEGIN.length(), line.length() - TAIL.length());
            }
        }
        return null;
    }

    private static String stripped(String piece) {
        int end = piece.length();
        while (end > 0 && piece.charAt(end - 1) <= ' ') {
            end--;
        }
        return piece.substring(0, end);
    }

    private Pem.@Nullable Block block(String label) {
        State state = State.MAYBE_HEADER;
        StringBuilder before = new StringBuilder();
        StringBuilder data = new StringBuilder();
        boolean cut = false;
        boolean last = false;
        while (at < pieces.size()) {
            String piece = pieces.get(at++);
            boolean afterCut = cut;
            cut = piece.length() == PIECE && !piece.endsWith("\n");
            state = state == State.MAYBE_HEADER && piece.indexOf(':') >= 0 ? State.IN_HEADER : state;
            String line = stripped(piece);
            if (line.isEmpty()) {
                if (!afterCut && state == State.AFTER_HEADER) {
                    return null;
                }
                state = afterCut ? state : State.AFTER_HEADER;
                continue;
            }
            if (line.startsWith(END)) {
                boolean good = line.startsWith(label + TAIL, END.length());
                return good ? decoded(label, state == State.MAYBE_HEADER ? "" : before.toString(), state == State.MAYBE_HEADER ? before : data) : null;
            }
            if (last || state == State.AFTER_HEADER && line.length() > FULL) {
                return null;
            }
            last = state == State.AFTER_HEADER && line.length() < FULL;
            (state == State.AFTER_HEADER ? data : before).append(line).append('\n');
        }
        return null;
    }

    private static Pem.@Nullable Block decoded(String label, String header, CharSequence data) {
        StringBuilder digits = new StringBuilder();
        boolean padded = false;
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '-') {
                break;
            }
            if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
                continue;
            }
            boolean digit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            padded |= c == '=';
            if (c != '=' && !digit || padded && digit) {
                return null;
            }
            digits.append(c);
        }
        if (digits.length() == 0) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        header.lines().filter(l -> l.indexOf(':') > 0).forEach(l -> headers.put(l.substring(0, l.indexOf(':')), l.substring(l.indexOf(':') + 1).strip()));
        if (digits.length() % 4 != 0) {
            return null;
        }
        try {
            return new Pem.Block(label, headers, java.util.Base64.getDecoder().decode(digits.toString()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
