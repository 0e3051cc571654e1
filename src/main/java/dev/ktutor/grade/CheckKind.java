package dev.ktutor.grade;

import java.util.Map;
import java.util.Set;

/** A kind of condition that lessons can ask for. */
public interface CheckKind {

    /** The name lessons use. */
    String name();

    /** The arguments it understands, each with whether it must be given. */
    Map<String, Need> arguments();

    /** Every reason it can give for failing; each has words in the catalogue. */
    Set<String> reasons();

    /** Looks at the world. Pure: asks the evidence, changes nothing. */
    Finding examine(CheckArguments arguments, Evidence evidence);

    /** Whether an argument must be there. */
    enum Need { REQUIRED, OPTIONAL }
}
