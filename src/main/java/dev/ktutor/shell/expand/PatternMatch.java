package dev.ktutor.shell.expand;

import dev.ktutor.shell.expand.ShellPattern.Element;
import dev.ktutor.shell.expand.ShellPattern.Group;
import dev.ktutor.shell.expand.ShellPattern.One;
import dev.ktutor.shell.expand.ShellPattern.Star;
import dev.ktutor.sim.LimitReached;
import java.util.BitSet;
import java.util.List;

/**
 * Follows a pattern through a text with all the places it may have got to at once, so that no pattern makes it try again and
 * again what it has tried before.
 */
final class PatternMatch {
    /** About a second's work; nested negations can ask for much more. */
    private static final long MOST_WORK = 200_000_000;
    private static final BitSet NOWHERE = new BitSet();

    private final String text;
    private final int to;
    private long work;

    PatternMatch(String text, int to) {
        this.text = text;
        this.to = to;
    }

    /** The end of the longest (or shortest) match that begins there, -1 if there is none. */
    int end(List<Element> elements, int from, boolean longest) {
        BitSet ends = ends(elements, from);
        return longest ? ends.length() - 1 : ends.nextSetBit(0);
    }

    /** Where matches that begin at that place may end. */
    BitSet ends(List<Element> elements, int from) {
        int at = from;
        int index = 0;
        // As long as there is one place only, it is a number.
        while (index < elements.size() && elements.get(index) instanceof One one) {
            spend(1);
            if (at >= to || !one.test().test(text.codePointAt(at))) {
                return NOWHERE;
            }
            at += at + 1 < to ? Character.charCount(text.codePointAt(at)) : 1;
            index++;
        }
        BitSet start = new BitSet(to + 1);
        start.set(at);
        spend(to / 64 + 1);
        return ends(elements.subList(index, elements.size()), start);
    }

    private BitSet ends(List<Element> elements, BitSet starts) {
        BitSet places = starts;
        for (Element element : elements) {
            if (places.isEmpty()) {
                return places;
            }
            places = after(element, places);
        }
        return places;
    }

    private BitSet after(Element element, BitSet places) {
        if (element instanceof One one) {
            return afterOne(one, places);
        }
        if (element instanceof Star) {
            BitSet all = new BitSet(to + 1);
            all.set(places.nextSetBit(0), to + 1);
            spend(to);
            return all;
        }
        return afterGroup((Group) element, places);
    }

    private BitSet afterOne(One one, BitSet places) {
        spend(to / 64 + 1);
        BitSet next = new BitSet(to + 1);
        for (int at = places.nextSetBit(0); at >= 0 && at < to; at = places.nextSetBit(at + 1)) {
            int point = text.codePointAt(at);
            int end = at + 1 < to ? at + Character.charCount(point) : at + 1;
            if (one.test().test(point)) {
                next.set(end);
            }
            spend(1);
        }
        return next;
    }

    private BitSet afterGroup(Group group, BitSet places) {
        return switch (group.kind()) {
            case '!' -> afterNegation(group, places);
            case '@' -> afterAny(group, places);
            case '?' -> union(afterAny(group, places), places);
            case '+' -> repeated(group, places);
            default -> union(repeated(group, places), places);
        };
    }

    private static BitSet union(BitSet fresh, BitSet more) {
        fresh.or(more);
        return fresh;
    }

    private BitSet afterAny(Group group, BitSet places) {
        BitSet any = new BitSet(to + 1);
        for (List<Element> alternative : group.alternatives()) {
            any.or(ends(alternative, places));
        }
        spend(to / 64 + 1);
        return any;
    }

    private BitSet repeated(Group group, BitSet places) {
        BitSet reached = new BitSet(to + 1);
        BitSet fresh = places;
        while (!fresh.isEmpty()) {
            BitSet next = afterAny(group, fresh);
            next.andNot(reached);
            reached.or(next);
            fresh = next;
        }
        return reached;
    }

    private BitSet afterNegation(Group group, BitSet places) {
        BitSet others = new BitSet(to + 1);
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            BitSet start = new BitSet(to + 1);
            start.set(at);
            BitSet no = afterAny(group, start);
            BitSet yes = new BitSet(to + 1);
            yes.set(at, to + 1);
            yes.andNot(no);
            others.or(yes);
            spend(to);
        }
        return others;
    }

    private void spend(long amount) {
        work += amount;
        if (work > MOST_WORK) {
            throw new LimitReached("stopped: a pattern that takes too long to match");
        }
    }
}
