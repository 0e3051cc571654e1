package dev.ktutor.command.coreutils.sed;

import org.jspecify.annotations.Nullable;

/**
 * A command of a script.
 *
 * @param from its address, if any
 * @param to the range's end, if it is a range
 * @param negated whether it is for the other lines
 * @param name its letter
 * @param text what a, i and c write; the label or file name of the others
 * @param number exit status of q and Q, width of l, -1 if not given
 * @param substitution of s
 * @param map of y: pairs of characters
 */
record SedCommand(@Nullable Address from, @Nullable Address to, boolean negated, char name, String text, int number,
        @Nullable Substitution substitution, int[] map) { }
