package dev.ktutor.command.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.Host;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.NameResolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ping, name look-ups, ip, ss, ssh and scp. */
class HostToolsTest {
    private final NetLab lab = new NetLab();

    private Host node01() {
        Host node01 = lab.host("node01", "192.168.56.11", true);
        for (Host host : List.of(lab.node, node01)) {
            host.files().asRoot().write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\njo:x:1000:1000::/root:/bin/bash\n");
            host.files().asRoot().write("/etc/hosts", "127.0.0.1 localhost\n192.168.56.11 node01\n");
        }
        lab.network.listen(node01, Ssh.server());
        return node01;
    }

    @Test
    void ping_answers_or_times_out() {
        assertThat(lab.run(lab.node, "ping -c 2 web")).startsWith("PING web (10.244.1.2) 56(84) bytes of data.\n"
                + "64 bytes from 10.244.1.2: icmp_seq=1 ttl=64 time=0.0").contains("2 packets transmitted, 2 received, 0% packet loss, time 1000ms\nrtt ");
        assertThat(lab.run(lab.box, "ping -c 1 web")).contains("64 bytes from 10.244.1.2: seq=0 ttl=64 time=0.",
                "1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = ");
        lab.drop("10.244.1.2", 80);
        assertThat(lab.run(lab.node, "ping -c 1 -W 1 web")).endsWith("1 packets transmitted, 0 received, 100% packet loss, time 1000ms\n\n[1]");
        assertThat(lab.run(lab.node, "ping nowhere")).isEqualTo("ping: nowhere: Name or service not known\n[2]");
        assertThat(lab.run(lab.box, "ping nowhere")).isEqualTo("ping: bad address 'nowhere'\n[1]");
    }

    @Test
    void nslookup_and_dig() {
        lab.network.resolver(new NameResolver() {
            @Override
            public Optional<String> resolve(Host from, String name) {
                return Optional.empty();
            }

            @Override
            public Lookup lookup(Host from, String name) {
                return name.equals("lost") ? new Lookup.NoAnswer("10.96.0.10") : name.startsWith("web")
                        ? new Lookup.Found("web.default.svc.cluster.local", List.of("10.96.1.2"), "10.96.0.10")
                        : new Lookup.NoSuchName("10.96.0.10");
            }
        });
        assertThat(lab.run(lab.box, "nslookup web")).isEqualTo(
                "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.1.2\n\n");
        assertThat(lab.run(lab.node, "nslookup x")).isEqualTo(
                "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n** server can't find x: NXDOMAIN\n\n[1]");
        assertThat(lab.run(lab.box, "nslookup lost")).isEqualTo(";; connection timed out; no servers could be reached\n\n[1]");
        assertThat(lab.run(lab.node, "dig +short web.default.svc.cluster.local")).isEqualTo("10.96.1.2\n");
        assertThat(lab.run(lab.node, "dig web.default.svc.cluster.local")).contains("status: NOERROR",
                "web.default.svc.cluster.local.\t30\tIN\tA\t10.96.1.2\n");
        assertThat(lab.run(lab.node, "dig x")).contains("status: NXDOMAIN");
        assertThat(lab.run(lab.box, "wget -qO- http://lost")).isEqualTo("wget: bad address 'lost'\n[1]");
        assertThat(lab.run(lab.node, "curl -sS -m 3 lost")).isEqualTo("curl: (28) Resolving timed out after 3000 milliseconds\n[28]");
        assertThat(lab.run(lab.node, "nc -zv lost 80"))
                .isEqualTo("nc: getaddrinfo for host \"lost\" port 80: Temporary failure in name resolution\n[1]");
    }

    @Test
    void ip_and_ss() {
        assertThat(lab.run(lab.node, "ip -br a")).isEqualTo("lo               UNKNOWN        127.0.0.1/8 \neth0             UP             192.168.56.10/24 \n");
        assertThat(lab.run(lab.node, "ip addr show eth0")).contains("    inet 192.168.56.10/24 brd 192.168.56.255 scope global eth0\n")
                .doesNotContain("1: lo");
        assertThat(lab.run(lab.node, "ip route")).isEqualTo(
                "default via 192.168.56.1 dev eth0 \n192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.10 \n");
        assertThat(lab.run(lab.box, "ip a")).contains("3: eth0@if7:", "inet 10.244.1.3/32 scope global eth0");
        assertThat(lab.run(lab.node, "ip a show eth9")).isEqualTo("Device \"eth9\" does not exist.\n[1]");
        assertThat(lab.run(lab.node, "ip foo")).isEqualTo("Object \"foo\" is unknown, try \"ip help\".\n[1]");
        lab.network.listen(lab.node, Listener.banner(2379, "etcd", ""));
        assertThat(lab.run(lab.node, "ss -tln")).isEqualTo("State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
                + "LISTEN 0      4096         0.0.0.0:2379      0.0.0.0:*          \n");
        assertThat(lab.run(lab.node, "ss -tlnp")).contains("users:((\"etcd\",pid=1,fd=3))");
        assertThat(lab.run(lab.box, "netstat -tln")).startsWith("Active Internet connections (only servers)\nProto Recv-Q");
    }

    @Test
    void ssh_refusals() {
        node01();
        assertThat(lab.run(lab.node, "ssh nowhere true")).isEqualTo("ssh: Could not resolve hostname nowhere: Name or service not known\n[255]");
        assertThat(lab.run(lab.node, "ssh 10.244.1.3 true")).isEqualTo("ssh: connect to host 10.244.1.3 port 22: Connection refused\n[255]");
        assertThat(lab.run(lab.node, "ssh bob@node01 true")).isEqualTo("bob@node01: Permission denied (publickey,password).\n[255]");
        assertThat(lab.run(lab.node, "ssh")).startsWith("usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy]").endsWith("[255]");
        assertThat(lab.run(lab.node, "ssh 192.168.56.77 true")).isEqualTo("ssh: connect to host 192.168.56.77 port 22: No route to host\n[255]");
    }

    @Test
    void ssh_runs_the_accounts_shell_over_there() {
        node01();
        assertThat(lab.run(lab.node, "ssh node01 hostname -f")).isEqualTo("bash on node01 in /root as 0: [-c, hostname -f]\n");
        assertThat(lab.run(lab.node, "ssh jo@node01")).isEqualTo("bash on node01 in /root as 1000: [-l]\n");
    }

    @Test
    void scp_both_ways() {
        Host node01 = node01();
        lab.node.files().asRoot().write("/root/a.txt", "one\n");
        lab.node.files().asRoot().makeDirectories("/root/d/e");
        lab.node.files().asRoot().write("/root/d/e/b.txt", "two\n");
        assertThat(lab.run(lab.node, "scp a.txt node01:/tmp.txt")).isEmpty();
        assertThat(node01.files().asRoot().readText("/tmp.txt")).isEqualTo("one\n");
        assertThat(lab.run(lab.node, "scp -r d root@node01:")).isEmpty();
        assertThat(node01.files().asRoot().readText("/root/d/e/b.txt")).isEqualTo("two\n");
        assertThat(lab.run(lab.node, "scp node01:/tmp.txt copy.txt")).isEmpty();
        assertThat(lab.node.files().asRoot().readText("/root/copy.txt")).isEqualTo("one\n");
        assertThat(lab.run(lab.node, "scp node01:/none .")).isEqualTo("scp: /none: No such file or directory\n[1]");
        assertThat(lab.run(lab.node, "scp none node01:")).isEqualTo("scp: stat local \"none\": No such file or directory\n[1]");
        assertThat(lab.run(lab.node, "scp a.txt node01:/no/dir")).isEqualTo(
                "scp: dest open \"/no/dir\": No such file or directory\nscp: failed to upload file a.txt to /no/dir\n[1]");
        assertThat(lab.run(lab.node, "scp d node01:")).startsWith("scp: local \"d\" is not a regular file\n");
    }
}
