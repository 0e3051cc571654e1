package dev.ktutor.host;

/** A line of /etc/passwd (passwd(5)). */
public record Account(String name, int uid, int gid, String comment, String home, String shell) { }
