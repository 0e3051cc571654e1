package dev.ktutor.command.net;

import dev.ktutor.host.Host;

/** Whose tools a host has: their options and words differ. */
enum Flavour {
    /** Debian's packages: netcat-openbsd, GNU wget, iputils. */
    DEBIAN,
    /** One busybox binary for all. */
    BUSYBOX;

    static final String BUSYBOX_BANNER = "BusyBox v1.36.1 (2023-11-07 18:53:09 UTC) multi-call binary.";

    static Flavour of(Host host) {
        return host.files().asRoot().isRegular("/etc/debian_version") ? DEBIAN : BUSYBOX;
    }
}
