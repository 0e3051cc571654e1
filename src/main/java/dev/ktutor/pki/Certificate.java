package dev.ktutor.pki;

/** PLACEHOLDER until the pki builder lands the real one: take theirs on conflict. */
public final class Certificate { }
