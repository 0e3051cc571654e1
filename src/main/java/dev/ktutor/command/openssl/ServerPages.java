package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.text.CertificateText;
import dev.ktutor.pki.text.NameFormat;
import dev.ktutor.pki.text.TextOptions;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.Facts;
import dev.ktutor.tls.wire.TlsServerEnd;
import dev.ktutor.tls.wire.TlsStop;
import dev.ktutor.tls.wire.TlsVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** s_server as a small web server (-www, -WWW, -HTTP) and as an echo that turns lines round (-rev). */
final class ServerPages {
    private final Call call;
    private final TlsArguments arguments;
    private final SServerCommand.Settings settings;
    private final TlsServerEnd end;
    private final ServerReport report;
    private final SServerCommand.Counts counts;
    private final StringBuilder received = new StringBuilder();

    ServerPages(Call call, TlsArguments arguments, SServerCommand.Settings settings, TlsServerEnd end, ServerReport report,
            SServerCommand.Counts counts) {
        this.call = call;
        this.arguments = arguments;
        this.settings = settings;
        this.end = end;
        this.report = report;
        this.counts = counts;
    }

    /** The next line without its end; null when no more come. */
    private @org.jspecify.annotations.Nullable String line() {
        while (received.indexOf("\n") < 0) {
            byte[] data = end.read();
            if (data == null) {
                return null;
            }
            received.append(ByteText.decode(data));
        }
        int at = received.indexOf("\n");
        String line = received.substring(0, at);
        received.delete(0, at + 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Turns lines round until one says CLOSE. */
    boolean reverse() {
        try {
            for (String line = line(); line != null; line = line()) {
                if (line.equals("CLOSE")) {
                    call.err("CONNECTION CLOSED\n");
                    end.close();
                    return true;
                }
                end.write(ByteText.encode(new StringBuilder(line).reverse() + "\n"));
            }
            call.err("CONNECTION CLOSED\n");
        } catch (TlsStop stop) {
            call.errors().raise("error:" + stop.line());
            call.printErrors();
        }
        return true;
    }

    /** Answers one GET. */
    boolean pages() {
        try {
            for (String line = line(); line != null; line = line()) {
                boolean status = settings.mode == SServerCommand.Mode.STATUS_PAGE;
                if (status && (line.startsWith("GET ") || line.startsWith("GET /stats "))) {
                    end.write(status());
                    end.close();
                    return true;
                }
                if (!status && line.startsWith("GET /")) {
                    end.write(ByteText.encode(file(line.substring(5).split(" ", 2)[0])));
                    end.close();
                    return true;
                }
            }
        } catch (TlsStop stop) {
            call.errors().raise("error:" + stop.line());
            call.printErrors();
        }
        return true;
    }

    private String file(String path) {
        String head = "HTTP/1.0 200 ok\r\nContent-type: text/plain\r\n\r\n";
        if (List.of(path.split("/")).contains("..")) {
            return head + "'" + path + "' contains '..' or ':'\r\n";
        }
        if (path.startsWith("/")) {
            return head + "'" + path + "' is an invalid path\r\n";
        }
        if (call.in().files().isDirectory(path)) {
            return head + "'" + path + "' is a directory\r\n";
        }
        String content;
        try {
            content = call.in().files().readText(path);
        } catch (FileError e) {
            call.raiseOpen(e, path, "r");
            return head + "Error opening '" + path + "' mode='r'\r\n" + call.errors().drain();
        }
        call.err("FILE:" + path + "\n");
        if (settings.mode == SServerCommand.Mode.FILES_WITH_HEADERS) {
            return content;
        }
        boolean html = path.endsWith(".html") || path.endsWith(".php") || path.endsWith(".htm");
        return "HTTP/1.0 200 ok\r\nContent-type: " + (html ? "text/html" : "text/plain") + "\r\n\r\n" + content;
    }

    private byte[] status() {
        Facts facts = end.facts();
        boolean newer = facts.version().filter(TlsVersion.TLS13::equals).isPresent();
        OctetText out = new OctetText().add("HTTP/1.0 200 ok\r\nContent-type: text/html\r\n\r\n<HTML><BODY BGCOLOR=\"#ffffff\">\n<pre>\n\n");
        out.add("s_server");
        call.in().args().stream().skip(1).forEach(word -> out.add(" " + word));
        out.add(" \n").add("Secure Renegotiation IS" + (facts.secureRenegotiation() || newer ? "" : " NOT") + " supported\n");
        out.add("Ciphers supported in s_server binary\n");
        out.add(supported());
        out.add("---\nCiphers common between both SSL end points:\n");
        List<CipherSuite> common = facts.offer().orElseThrow().suites().stream().filter(own()::contains).toList();
        for (int i = 0; i < common.size(); i++) {
            String label = common.get(i).label();
            boolean last = i + 1 == common.size();
            out.add(label).add(last ? "" : " ".repeat(Math.max(0, 26 - label.length())) + (i % 3 == 2 ? "\n" : " "));
        }
        out.add("\n").add(report.signatures()).add("---\nNew, " + facts.suite().map(CipherSuite::versionShown).orElse("") + ", Cipher is " + TlsReport.suite(facts) + "\n");
        return out.add(report.session()).add("---\n").add(SServerCommand.statistics(counts)).add("---\n").add(client())
                .add("</pre></BODY></HTML>\r\n\r\n").octets();
    }

    private List<CipherSuite> own() {
        return java.util.stream.Stream.concat(arguments.suites13().stream(), arguments.suites12().stream()).toList();
    }

    /** By default OpenSSL lists suites with pre-shared keys and passwords too, which no certificate can serve. */
    private String supported() {
        if (!arguments.choosesSuites()) {
            try (InputStream in = ServerPages.class.getResourceAsStream("s_server-ciphers.txt")) {
                return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        StringBuilder text = new StringBuilder();
        List<CipherSuite> all = own();
        for (int i = 0; i < all.size(); i++) {
            text.append("%-11s:%-25s ".formatted(all.get(i).versionShown(), all.get(i).label())).append(i % 2 == 1 || i + 1 == all.size() ? "\n" : "");
        }
        return text.toString();
    }

    private byte[] client() {
        List<Certificate> chain = end.facts().peerChain();
        if (chain.isEmpty()) {
            return ByteText.encode("no client certificate available\n");
        }
        byte[] text = CertificateText.of(chain.get(0), NameFormat.ONELINE, TextOptions.ALL);
        return new OctetText().add("Client certificate\n").add(text).add(chain.get(0).pem()).octets();
    }
}
