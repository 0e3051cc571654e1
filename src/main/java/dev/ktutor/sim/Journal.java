package dev.ktutor.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lab's memory of its decisions, newest last; forgets the oldest beyond a bound. */
public final class Journal {
    private static final int KEPT = 2_000;

    private final SimClock clock;
    private final Deque<Decision> decisions = new ArrayDeque<>();
    private long recorded;

    /** A journal that dates its entries by the given clock. */
    public Journal(SimClock clock) {
        this.clock = clock;
    }

    /** Notes that something was refused; see {@link Decision} for the code and the facts. */
    public void refused(String code, Map<String, String> facts) {
        add(new Decision(clock.now(), code, Decision.Verdict.REFUSED, facts));
    }

    /** Notes that something was allowed. */
    public void allowed(String code, Map<String, String> facts) {
        add(new Decision(clock.now(), code, Decision.Verdict.ALLOWED, facts));
    }

    private void add(Decision decision) {
        decisions.addLast(decision);
        recorded++;
        if (decisions.size() > KEPT) {
            decisions.removeFirst();
        }
    }

    /** How many decisions were ever recorded: a mark for {@link #since}. */
    public long mark() {
        return recorded;
    }

    /** Forgets what was recorded after the mark: the grader's own questions are no part of the learner's story. */
    public void rewind(long mark) {
        while (recorded > mark && !decisions.isEmpty()) {
            decisions.removeLast();
            recorded--;
        }
    }

    /** The decisions recorded after the mark, oldest first. */
    public List<Decision> since(long mark) {
        long skip = Math.max(0, decisions.size() - (recorded - mark));
        return decisions.stream().skip(skip).toList();
    }

    /** The last thing that was refused. */
    public Optional<Decision> lastRefusal() {
        List<Decision> all = List.copyOf(decisions);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).verdict() == Decision.Verdict.REFUSED) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }
}
