package dev.ktutor.lesson;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A usual mistake, recognised by why a check failed.
 *
 * @param id its words' name
 * @param reason the check's reason code that it explains
 * @param facts patterns that the failure's facts must match whole; facts not named may be anything
 */
public record Mistake(String id, String reason, Map<String, Pattern> facts) {

    /** Copies the facts. */
    public Mistake {
        facts = Map.copyOf(facts);
    }

    /** Whether a failure with that reason and those facts is this mistake. */
    public boolean explains(String failureReason, Map<String, String> failureFacts) {
        return reason.equals(failureReason) && facts.entrySet().stream()
                .allMatch(fact -> fact.getValue().matcher(failureFacts.getOrDefault(fact.getKey(), "")).matches());
    }
}
