package dev.ktutor.tls;

/** PLACEHOLDER until the pki builder lands the real one: take theirs on conflict. */
public final class TlsServer { }
