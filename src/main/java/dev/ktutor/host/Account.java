package dev.ktutor.host;

/** A line of /etc/passwd (passwd(5)). */
public record Account(String name, int uid, int gid, String comment, String home, String shell) {

    /** What a login program calls its shell: the bare name. */
    public String shellName() {
        return shell.substring(shell.lastIndexOf('/') + 1);
    }
}
