package dev.ktutor.shell.expand;

/** A compiled piece of an arithmetic expression. */
@FunctionalInterface
interface ArithmeticNode {
    long eval(ArithmeticScope scope, int depth);
}
