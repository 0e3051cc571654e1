package dev.ktutor.command.openssl;

import java.util.ArrayList;
import java.util.List;

/** OpenSSL's error queue: entries are raised where a fault is found and printed by whoever reports it. */
final class ErrorQueue {
    /** The number of the printing thread: real ones are addresses, no two alike. */
    private static final String THREAD = "4007A64D5B7F0000:";

    private final List<String> lines = new ArrayList<>();

    void raise(OpensslError error) {
        raise(error, "");
    }

    void raise(OpensslError error, String data) {
        lines.add(error.line(data));
    }

    void raise(String line) {
        lines.add(line);
    }

    void clear() {
        lines.clear();
    }

    /** Everything in the queue, one line an entry; the queue is empty afterwards. */
    String drain() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(THREAD).append(line).append('\n'));
        lines.clear();
        return text.toString();
    }
}
