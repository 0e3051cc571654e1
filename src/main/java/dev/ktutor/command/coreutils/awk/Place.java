package dev.ktutor.command.coreutils.awk;

/** An expression that can be assigned to. */
interface Place extends Expr {
    void assign(Machine m, Object value);
}
