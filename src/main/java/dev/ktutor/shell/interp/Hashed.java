package dev.ktutor.shell.interp;

/** Where a program was found, and how often it has been run from there ({@code hash}). */
final class Hashed {
    final String path;
    int hits;

    Hashed(String path) {
        this.path = path;
    }
}
