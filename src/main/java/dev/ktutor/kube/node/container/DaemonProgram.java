package dev.ktutor.kube.node.container;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.node.image.Daemon;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** A server that an image describes as data: checks its environment, says its lines, opens its ports. */
final class DaemonProgram implements ContainerProgram {
    private final ContainerRuntime runtime;
    private final Daemon daemon;

    DaemonProgram(ContainerRuntime runtime, Daemon daemon) {
        this.runtime = runtime;
        this.daemon = daemon;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Running start(ProgramContext context) {
        for (Daemon.Requirement requirement : daemon.requires()) {
            if (!requirement.holds(context.env())) {
                requirement.log().forEach(line -> context.log(filled(line, context)));
                context.exit(requirement.exit());
                return () -> { };
            }
        }
        daemon.log().forEach(line -> context.log(filled(line, context)));
        if (daemon.exits() >= 0) {
            context.exit(daemon.exits());
            return () -> { };
        }
        boolean nodes = context.container().spec().sandbox().hostNetwork();
        for (Daemon.Port port : daemon.listens()) {
            if (!nodes || port.hostNetwork()) {
                HttpService http = port.webRoot().isEmpty() ? null : (request, peer) -> serve(context, port, request, peer);
                String process = context.argv().isEmpty() ? "" : context.argv().get(0);
                context.listen(new Listener("0.0.0.0", port.port(), Protocol.valueOf(port.protocol()), process, null, http, port.banner()));
            }
        }
        return () -> { };
    }

    private HttpResponse serve(ProgramContext context, Daemon.Port port, HttpRequest request, Peer peer) {
        HttpResponse response = page(context, port, request);
        String time = form("dd/MMM/yyyy:HH:mm:ss +0000", context);
        String line = peer.address() + " - - [" + time + "] \"" + request.method() + " " + request.target() + " HTTP/1.1\" "
                + response.status() + " " + response.body().bytes().length;
        switch (port.accessLog()) {
            case "nginx" -> context.log(line + " \"-\" \"" + request.headers().getOrDefault("user-agent", "-") + "\" \"-\"");
            case "apache" -> context.log(line);
            default -> { }
        }
        return response;
    }

    private HttpResponse page(ProgramContext context, Daemon.Port port, HttpRequest request) {
        FileView files = runtime.disk(context.container()).files().asRoot();
        String path = FileView.normalise(request.target().replaceFirst("[?#].*", ""));
        String file = port.webRoot() + (path.equals("/") ? "" : path);
        if (files.isDirectory(file)) {
            file = file + "/index.html";
        }
        String type = file.endsWith(".html") ? "text/html" : file.endsWith(".json") ? "application/json" : "text/plain";
        try {
            byte[] content = files.read(file);
            return new HttpResponse(200, headers(port, type, content.length), () -> content);
        } catch (FileError e) {
            boolean nginx = port.server().startsWith("nginx");
            String body = nginx
                    ? "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>"
                            + port.server() + "</center>\r\n</body>\r\n</html>\r\n"
                    : "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n"
                            + "<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n</body></html>\n";
            return new HttpResponse(404, headers(port, "text/html", body.length()), Body.of(body));
        }
    }

    private static Map<String, String> headers(Daemon.Port port, String type, int length) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        if (!port.server().isEmpty()) {
            headers.put("server", port.server());
        }
        headers.put("content-type", type);
        headers.put("content-length", String.valueOf(length));
        return headers;
    }

    private static String filled(String line, ProgramContext context) {
        if (line.indexOf('{') < 0) {
            return line;
        }
        return line.replace("{ip}", context.address())
                .replace("{nginx-time}", form("yyyy/MM/dd HH:mm:ss", context))
                .replace("{apache-time}", form("EEE MMM dd HH:mm:ss.SSSSSS yyyy", context))
                .replace("{redis-time}", form("dd MMM yyyy HH:mm:ss.SSS", context))
                .replace("{mysql-time}", form("yyyy-MM-dd HH:mm:ss+00:00", context))
                .replace("{klog-time}", form("MMdd HH:mm:ss.SSSSSS", context));
    }

    private static String form(String pattern, ProgramContext context) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC).format(context.timeline().now());
    }
}
