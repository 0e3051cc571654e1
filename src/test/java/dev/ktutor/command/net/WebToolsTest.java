package dev.ktutor.command.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** wget and curl against a small web server, over plain HTTP and TLS. */
class WebToolsTest {
    private final NetLab lab = new NetLab();

    @BeforeEach
    void serve() {
        lab.network.listen(lab.web, StaticPages.nginx(lab.web));
        lab.web.files().asRoot().write(StaticPages.NGINX_ROOT + "/index.html", "hello\n");
        lab.network.listen(lab.web, Listener.http(8080, "echo", (request, peer) -> request.target().equals("/old")
                ? new HttpResponse(302, Map.of("location", "/new"), Body.EMPTY)
                : new HttpResponse(200, Map.of("content-type", "text/plain"), Body.of(request.method() + " " + request.target() + " "
                        + request.headers() + " " + new String(request.body().bytes(), java.nio.charset.StandardCharsets.UTF_8) + "\n"))));
    }

    @Test
    void busybox_wget() {
        assertThat(lab.run(lab.box, "wget -qO- --timeout=2 http://web")).isEqualTo("hello\n");
        assertThat(lab.run(lab.box, "wget -O- -T 2 web")).isEqualTo("""
                hello
                Connecting to web (10.244.1.2:80)
                writing to stdout
                \r-                    100% |********************************|     6  0:00:00 ETA
                written to stdout
                """);
        assertThat(lab.run(lab.box, "wget http://web/")).endsWith("'index.html' saved\n");
        assertThat(lab.box.files().asRoot().readText("/root/index.html")).isEqualTo("hello\n");
        assertThat(lab.run(lab.box, "wget -q http://web/")).isEqualTo("wget: can't open 'index.html': File exists\n[1]");
        assertThat(lab.run(lab.box, "wget -qO- http://web/none"))
                .isEqualTo("wget: server returned error: HTTP/1.1 404 Not Found\n[1]");
        assertThat(lab.run(lab.box, "wget -qO- http://nowhere")).isEqualTo("wget: bad address 'nowhere'\n[1]");
        assertThat(lab.run(lab.box, "wget -qO- web:81"))
                .isEqualTo("wget: can't connect to remote host (10.244.1.2): Connection refused\n[1]");
        lab.drop("10.244.1.2", 80);
        assertThat(lab.run(lab.box, "wget -qO- -T 3 web")).isEqualTo("wget: download timed out\n[1]");
        assertThat(lab.secondsPassed()).isEqualTo(3);
    }

    @Test
    void gnu_wget() {
        assertThat(lab.run(lab.node, "wget http://web/")).isEqualTo("""
                --2026-01-15 09:00:00--  http://web/
                Resolving web (web)... 10.244.1.2
                Connecting to web (web)|10.244.1.2|:80... connected.
                HTTP request sent, awaiting response... 200 OK
                Length: 6 [text/html]
                Saving to: ‘index.html’

                     0K                                                        100% 15.7M=0s

                2026-01-15 09:00:00 (15.7 MB/s) - ‘index.html’ saved [6/6]

                """);
        assertThat(lab.run(lab.node, "wget -qO- http://nowhere/")).isEqualTo("wget: unable to resolve host address ‘nowhere’\n[4]");
        assertThat(lab.run(lab.node, "wget http://web:81/")).endsWith("failed: Connection refused.\n[4]");
    }

    @Test
    void curl_statuses_and_words() {
        assertThat(lab.run(lab.node, "curl -s http://web")).isEqualTo("hello\n");
        assertThat(lab.run(lab.node, "curl -sS nowhere")).isEqualTo("curl: (6) Could not resolve host: nowhere\n[6]");
        assertThat(lab.run(lab.node, "curl -sS web:81"))
                .isEqualTo("curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n[7]");
        assertThat(lab.run(lab.node, "curl -sSf web/none")).isEqualTo("curl: (22) The requested URL returned error: 404\n[22]");
        assertThat(lab.run(lab.node, "curl -s -o /dev/null -w %{http_code}\\n web/none")).contains("404\n");
        assertThat(lab.run(lab.node, "curl --foo")).isEqualTo(
                "curl: option --foo: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n[2]");
        assertThat(lab.run(lab.node, "curl -sS -m")).startsWith("curl: option -m: requires parameter\n");
        assertThat(lab.run(lab.node, "curl -sS ftp://web")).isEqualTo(
                "curl: (1) Protocol \"ftp\" not supported or disabled in libcurl\n[1]");
        lab.drop("10.244.1.2", 80);
        assertThat(lab.run(lab.node, "curl -sS -m 2 web")).isEqualTo("curl: (28) Connection timed out after 2000 milliseconds\n[28]");
        assertThat(lab.run(lab.node, "curl -sS --connect-timeout 1 web"))
                .isEqualTo("curl: (28) Failed to connect to web port 80 after 1000 ms: Timeout was reached\n[28]");
    }

    @Test
    void curl_requests() {
        assertThat(lab.run(lab.node, "curl -s -X PUT -H X-A:b web:8080/a?b=c")).startsWith("PUT /a?b=c ").contains("x-a=b");
        assertThat(lab.run(lab.node, "curl -s -d a=1 -d b=2 web:8080/")).startsWith("POST / ").endsWith("a=1&b=2\n");
        assertThat(lab.run(lab.node, "curl -sG -d a=1 web:8080/")).startsWith("GET /?a=1 ");
        assertThat(lab.run(lab.node, "curl -s -u jo:pw web:8080/")).contains("authorization=Basic am86cHc=");
        assertThat(lab.run(lab.node, "curl -sL web:8080/old")).startsWith("GET /new ");
        assertThat(lab.run(lab.node, "curl -sI web")).startsWith("HTTP/1.1 200 OK\r\nServer: nginx/").endsWith("\r\n\r\n");
        assertThat(lab.run(lab.node, "curl -sv web")).contains("*   Trying 10.244.1.2:80...\n* Connected to web (10.244.1.2) port 80 (#0)\n"
                + "> GET / HTTP/1.1\n> Host: web\n> User-Agent: curl/7.88.1\n> Accept: */*\n> \n< HTTP/1.1 200 OK\n");
    }

    @Test
    void curl_over_tls() {
        PrivateKeyPair key = KeyGenerator.direct().ec(NamedCurve.P256);
        Instant from = NetLab.START.minusSeconds(3600);
        Instant until = NetLab.START.plusSeconds(86400);
        Certificate ca = CertificateBuilder.of(DistinguishedName.of("CN", "lab-ca"), key.publicKey(), from, until).authority()
                .selfSigned(key);
        Certificate server = CertificateBuilder.of(DistinguishedName.of("CN", "web"), key.publicKey(), from, until)
                .extendedUsages(ExtendedKeyUsage.SERVER_AUTH).subjectAltNames(List.of("web"), List.of()).signedBy(ca, key);
        lab.network.listen(lab.web, new Listener("0.0.0.0", 443, Protocol.TCP, "nginx",
                TlsServer.of(new TlsIdentity(List.of(server), key)), new StaticPages(lab.web, StaticPages.NGINX_ROOT), ""));
        lab.node.files().asRoot().write("/root/ca.crt", ca.pem());
        assertThat(lab.run(lab.node, "curl -s --cacert ca.crt https://web")).isEqualTo("hello\n");
        assertThat(lab.run(lab.node, "curl -sk https://web")).isEqualTo("hello\n");
        assertThat(lab.run(lab.node, "curl -sS https://web"))
                .startsWith("curl: (60) SSL certificate problem: unable to get local issuer certificate\nMore details here").endsWith("[60]");
        assertThat(lab.run(lab.node, "curl -sS --cacert ca.crt https://10.244.1.2")).startsWith(
                "curl: (60) SSL: no alternative certificate subject name matches target host name '10.244.1.2'\n");
        assertThat(lab.run(lab.node, "curl -sS --cacert none https://web"))
                .isEqualTo("curl: (77) error setting certificate file: none\n[77]");
        assertThat(lab.run(lab.node, "curl -sk https://web:80")).isEqualTo("[35]");
        assertThat(lab.run(lab.node, "curl -s http://web:443")).isEqualTo("Client sent an HTTP request to an HTTPS server.\n");
        assertThat(lab.run(lab.node, "curl -sv --cacert ca.crt https://web")).contains("* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n",
                "*  subject: CN=web\n", "*  start date: Jan 15 08:00:00 2026 GMT\n", "*  SSL certificate verify ok.\n");
        assertThat(lab.run(lab.node, "curl -sS -k --cert ca.crt https://web")).startsWith("curl: (58) unable to set private key file");
    }
}
