package dev.ktutor.command.admin;

import java.util.Arrays;
import java.util.List;

/** Which system a disk looks like, and the programs it has beyond those that were asked for. */
public enum Distribution {
    /** A machine of the lab: everything. */
    DEBIAN("Debian GNU/Linux", "12 (bookworm)", "12", "debian", "/bin/bash", ""),
    /** A slim Debian image: no vi, no curl, no network tools. */
    DEBIAN_SLIM("Debian GNU/Linux", "12 (bookworm)", "12", "debian", "/bin/bash", """
            [ arch awk base32 base64 basename bash cat chgrp chmod chown cksum clear cmp comm cp cut date df diff dirname du echo
            egrep env expand expr false fgrep find fold getent grep groups gunzip gzip head hostname id install join ln ls mawk
            md5sum mkdir mktemp mv nl nproc od paste printenv printf pwd readlink realpath reset rm rmdir sed seq sh sha1sum
            sha224sum sha256sum sha384sum sha512sum shuf sleep sort split stat su sync tac tail tar tee test timeout touch tr true
            truncate tty uname unexpand uniq wc which whoami xargs yes zcat"""),
    /** The alpine image: busybox with its package keeper. */
    ALPINE("Alpine Linux", "v3.20", "3.20.3", "alpine", "/bin/sh", Distribution.BUSYBOX_APPLETS),
    /** The busybox image. */
    BUSYBOX("", "", "", "", "/bin/sh", Distribution.BUSYBOX_APPLETS);

    private static final String BUSYBOX_APPLETS = """
            [ arch awk base32 base64 basename cat chgrp chmod chown cksum clear cmp comm cp cut date df diff dirname du echo egrep
            env expand expr false fgrep find fold free grep groups gunzip gzip head hexdump hostname id install ip kill less ln ls
            md5sum mkdir mktemp more mv nc netstat nl nproc nslookup od paste ping printenv printf ps pwd readlink realpath reset
            rev rm rmdir sed seq sh sha1sum sha256sum sha512sum shuf sleep sort split stat su sync tac tail tar tee test timeout
            top touch tr true truncate tty uname unexpand uniq uptime vi watch wc wget which whoami xargs xxd yes zcat""";

    private final String title;
    private final String version;
    private final String versionId;
    private final String id;
    private final String shell;
    private final String programs;

    Distribution(String title, String version, String versionId, String id, String shell, String programs) {
        this.title = title;
        this.version = version;
        this.versionId = versionId;
        this.id = id;
        this.shell = shell;
        this.programs = programs;
    }

    /** Root's shell. */
    public String shell() {
        return shell;
    }

    /** The programs of the bare image; empty for a machine, which has all there are. */
    public List<String> programs() {
        return programs.isEmpty() ? List.of() : Arrays.asList(programs.strip().split("\\s+"));
    }

    /** The content of /etc/os-release; empty where the image has none. */
    public String release() {
        if (id.isEmpty()) {
            return "";
        }
        String codename = id.equals("debian") ? "VERSION_CODENAME=bookworm\n" : "";
        return "PRETTY_NAME=\"" + title + " " + version + "\"\nNAME=\"" + title + "\"\nVERSION_ID=\"" + versionId + "\"\nVERSION=\""
                + version + "\"\n" + codename + "ID=" + id + "\n";
    }
}
