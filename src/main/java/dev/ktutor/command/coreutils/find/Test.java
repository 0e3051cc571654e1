package dev.ktutor.command.coreutils.find;

/** A part of find's expression: a test, an action or an operator. */
@FunctionalInterface
interface Test {
    boolean holds(Visit visit);

    /** Both, the second only if the first holds. */
    default Test and(Test other) {
        return visit -> holds(visit) && other.holds(visit);
    }

    /** Either, the second only if the first does not hold. */
    default Test or(Test other) {
        return visit -> holds(visit) || other.holds(visit);
    }

    /** The first for its effects, then the second. */
    default Test then(Test other) {
        return visit -> {
            holds(visit);
            return other.holds(visit);
        };
    }
}
