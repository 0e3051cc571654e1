package dev.ktutor.command.coreutils.awk;

/** {@code next}, {@code nextfile} and {@code exit}, which leave whatever encloses them. */
final class Jump extends RuntimeException {
    /** Where to. */
    enum To { NEXT, NEXT_FILE, EXIT }

    private final To to;

    Jump(To to) {
        super(to.name(), null, false, false);
        this.to = to;
    }

    To to() {
        return to;
    }
}
