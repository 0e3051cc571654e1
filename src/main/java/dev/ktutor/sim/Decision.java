package dev.ktutor.sim;

import java.time.Instant;
import java.util.Map;

/**
 * One decision the lab took, with its reasons: what {@code why} tells.
 *
 * @param at when
 * @param code what was decided, as a key of the explanations' message catalogue, such as {@code authn.expired}
 * @param verdict whether it let the matter pass
 * @param facts the particulars the explanation names, by the names its text uses
 */
public record Decision(Instant at, String code, Verdict verdict, Map<String, String> facts) {

    /** Which way a decision went. */
    public enum Verdict { ALLOWED, REFUSED }

    /** Copies the facts. */
    public Decision {
        facts = Map.copyOf(facts);
    }
}
