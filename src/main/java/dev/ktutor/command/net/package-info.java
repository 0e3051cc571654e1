/**
 * The network tools a learner runs: nc, wget, curl, ping, nslookup, dig, ip, ss, ssh and their like, as Debian's packages
 * have them on machines and as busybox has them in small containers.
 * They meet the lab only through {@link dev.ktutor.host.net.Network}: what it drops, they wait for in vain.
 */
@NullMarked
package dev.ktutor.command.net;

import org.jspecify.annotations.NullMarked;
