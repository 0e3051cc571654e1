package dev.ktutor.command.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.net.Listener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NcTest {
    private final NetLab lab = new NetLab();

    @BeforeEach
    void serve() {
        lab.network.listen(lab.web, StaticPages.nginx(lab.web));
        lab.network.listen(lab.web, Listener.banner(3306, "mysqld", "hello"));
    }

    @Test
    void debian_scan() {
        assertThat(lab.run(lab.node, "nc -zv web 80")).isEqualTo("Connection to web (10.244.1.2) 80 port [tcp/http] succeeded!\n");
        assertThat(lab.run(lab.node, "nc -zvw2 10.244.1.2 3306")).isEqualTo("Connection to 10.244.1.2 3306 port [tcp/mysql] succeeded!\n");
        assertThat(lab.run(lab.node, "nc -zvn 10.244.1.2 80")).isEqualTo("Connection to 10.244.1.2 80 port [tcp/*] succeeded!\n");
        assertThat(lab.run(lab.node, "nc -z web 80")).isEmpty();
        assertThat(lab.run(lab.node, "nc -zv web 81")).isEqualTo(
                "nc: connect to web (10.244.1.2) port 81 (tcp) failed: Connection refused\n[1]");
        assertThat(lab.run(lab.node, "nc -z web 81")).isEqualTo("[1]");
        assertThat(lab.run(lab.node, "nc -zv nowhere 80")).isEqualTo(
                "nc: getaddrinfo for host \"nowhere\" port 80: Name or service not known\n[1]");
        assertThat(lab.run(lab.node, "nc -zv web 79-80")).isEqualTo(
                "nc: connect to web (10.244.1.2) port 79 (tcp) failed: Connection refused\n"
                + "Connection to web (10.244.1.2) 80 port [tcp/http] succeeded!\n");
    }

    @Test
    void dropped_packets_cost_the_timeout() {
        lab.drop("10.244.1.2", 80);
        assertThat(lab.run(lab.node, "nc -zv -w 2 web 80")).isEqualTo(
                "nc: connect to web (10.244.1.2) port 80 (tcp) timed out: Operation now in progress\n[1]");
        assertThat(lab.secondsPassed()).isEqualTo(2);
        assertThat(lab.run(lab.box, "nc -zv -w 3 web 80")).isEqualTo("nc: web (10.244.1.2:80): Connection timed out\n[1]");
        assertThat(lab.secondsPassed()).isEqualTo(5);
        assertThat(lab.run(lab.node, "nc -zv web 80")).endsWith("(tcp) failed: Connection timed out\n[1]");
        assertThat(lab.run(lab.node, "nc -zuv -w1 web 80")).isEqualTo("Connection to web (10.244.1.2) 80 port [udp/*] succeeded!\n");
    }

    @Test
    void busybox_scan() {
        assertThat(lab.run(lab.box, "nc -zv -w 2 web 80")).isEqualTo("web (10.244.1.2:80) open\n");
        assertThat(lab.run(lab.box, "nc -zv web 81")).isEqualTo("[1]");
        assertThat(lab.run(lab.box, "nc -zvv web 81")).startsWith("nc: web (10.244.1.2:81): Connection refused\n");
        assertThat(lab.run(lab.box, "nc nowhere 80")).isEqualTo("nc: bad address 'nowhere'\n[1]");
        assertThat(lab.run(lab.box, "nc -Q web")).startsWith("nc: invalid option -- 'Q'\nBusyBox v1.36").endsWith("[1]");
    }

    @Test
    void greeting_and_http_by_hand() {
        assertThat(lab.run(lab.node, "nc -w 1 web 3306")).isEqualTo("hello");
        assertThat(lab.run(lab.node, "nc web 80", "GET / HTTP/1.0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\nServer: nginx/").contains("<h1>Welcome to nginx!</h1>");
        assertThat(lab.run(lab.node, "nc web 80", "hello\n\n")).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @Test
    void two_netcats_talk() {
        String[] heard = {""};
        lab.simulation.spawn("server", () -> heard[0] = lab.run(lab.web, "nc -lvp 9000", "pong\n"));
        lab.simulation.yield();
        String answer = lab.run(lab.node, "nc -N web 9000", "ping\n");
        lab.simulation.await(() -> !heard[0].isEmpty());
        assertThat(heard[0] + answer).contains("ping\n").contains("pong\n").contains("listening on [::]:9000 ...\n");
        assertThat(lab.run(lab.node, "nc -zv web 9000")).contains("refused");
    }
}
