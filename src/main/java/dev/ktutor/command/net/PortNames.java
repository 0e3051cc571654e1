package dev.ktutor.command.net;

import dev.ktutor.host.net.Protocol;
import java.util.Map;
import java.util.Optional;

/** The ports that /etc/services of Debian's netbase names and that a lab meets. */
final class PortNames {
    private static final Map<Integer, String> TCP = Map.ofEntries(Map.entry(20, "ftp-data"), Map.entry(21, "ftp"),
            Map.entry(22, "ssh"), Map.entry(23, "telnet"), Map.entry(25, "smtp"), Map.entry(53, "domain"), Map.entry(80, "http"),
            Map.entry(88, "kerberos"), Map.entry(110, "pop3"), Map.entry(111, "sunrpc"), Map.entry(143, "imap2"),
            Map.entry(179, "bgp"), Map.entry(389, "ldap"), Map.entry(443, "https"), Map.entry(465, "submissions"),
            Map.entry(514, "shell"), Map.entry(587, "submission"), Map.entry(636, "ldaps"), Map.entry(873, "rsync"),
            Map.entry(993, "imaps"), Map.entry(2049, "nfs"), Map.entry(3306, "mysql"), Map.entry(5432, "postgresql"),
            Map.entry(5672, "amqp"), Map.entry(6379, "redis"), Map.entry(8080, "http-alt"), Map.entry(10050, "zabbix-agent"),
            Map.entry(11211, "memcache"));
    private static final Map<Integer, String> UDP = Map.of(53, "domain", 67, "bootps", 68, "bootpc", 69, "tftp", 88, "kerberos",
            123, "ntp", 161, "snmp", 443, "https", 514, "syslog");

    private PortNames() { }

    /** The name of a port. */
    static Optional<String> of(int port, Protocol protocol) {
        return Optional.ofNullable((protocol == Protocol.UDP ? UDP : TCP).get(port));
    }

    /** A port given as number or name; 0 for neither. */
    static int parse(String text, Protocol protocol) {
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            return number <= 65535 ? number : 0;
        }
        return (protocol == Protocol.UDP ? UDP : TCP).entrySet().stream().filter(e -> e.getValue().equals(text))
                .mapToInt(Map.Entry::getKey).findFirst().orElse(0);
    }
}
