package dev.ktutor.command.net;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.Http;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Peer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A web server for the files of its host, as nginx's image runs it: pages change when the files do. */
final class StaticPages implements HttpService {
    /** Where nginx's image keeps its pages. */
    static final String NGINX_ROOT = "/usr/share/nginx/html";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Map<String, String> TYPES = Map.of("html", "text/html", "htm", "text/html", "css", "text/css", "js",
            "application/javascript", "json", "application/json", "txt", "text/plain", "xml", "text/xml", "png", "image/png",
            "svg", "image/svg+xml");
    private static final String SERVER = "nginx/1.27.3";

    private final Host host;
    private final String root;

    /** Serves the files below the given folder of the host. */
    StaticPages(Host host, String root) {
        this.host = host;
        this.root = root;
    }

    /** nginx on port 80, with its welcome page where no page is yet. */
    static Listener nginx(Host host) {
        FileView files = host.files().asRoot();
        files.makeDirectories(NGINX_ROOT);
        if (!files.exists(NGINX_ROOT + "/index.html")) {
            files.write(NGINX_ROOT + "/index.html", welcome());
        }
        return Listener.http(80, "nginx", new StaticPages(host, NGINX_ROOT));
    }

    @Override
    public HttpResponse handle(HttpRequest request, Peer peer) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return dated(error(405));
        }
        String path = FileView.normalise(root + "/" + request.target().replaceFirst("\\?.*", ""));
        FileView files = host.files().asRoot();
        if (!(path + "/").startsWith(root + "/")) {
            return dated(error(400));
        }
        String file = files.isDirectory(path) ? path + "/index.html" : path;
        if (!files.isRegular(file)) {
            return dated(error(files.isDirectory(path) ? 403 : 404));
        }
        byte[] content = files.read(file);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream"));
        headers.put("content-length", String.valueOf(content.length));
        headers.put("last-modified", HTTP_DATE.format(files.stat(file).modified()));
        headers.put("connection", "keep-alive");
        headers.put("accept-ranges", "bytes");
        return dated(new HttpResponse(200, headers, request.method().equals("HEAD") ? Body.EMPTY : () -> content));
    }

    /** A short page that says only what the status says. */
    static HttpResponse error(int status) {
        String title = status + " " + Http.reason(status);
        return new HttpResponse(status, Map.of("content-type", "text/html"), Body.of("<html>\r\n<head><title>" + title
                + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n<hr><center>" + SERVER
                + "</center>\r\n</body>\r\n</html>\r\n"));
    }

    private HttpResponse dated(HttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("server", SERVER);
        headers.put("date", HTTP_DATE.format(host.simulation().now()));
        headers.putAll(response.headers());
        return new HttpResponse(response.status(), headers, response.body());
    }

    private static String welcome() {
        return """
                <!DOCTYPE html>
                <html>
                <head>
                <title>Welcome to nginx!</title>
                <style>
                html { color-scheme: light dark; }
                body { width: 35em; margin: 0 auto;
                font-family: Tahoma, Verdana, Arial, sans-serif; }
                </style>
                </head>
                <body>
                <h1>Welcome to nginx!</h1>
                <p>If you see this page, the nginx web server is successfully installed and
                working. Further configuration is required.</p>

                <p>For online documentation and support please refer to
                <a href="http://nginx.org/">nginx.org</a>.<br/>
                Commercial support is available at
                <a href="http://nginx.com/">nginx.com</a>.</p>

                <p><em>Thank you for using nginx.</em></p>
                </body>
                </html>
                """;
    }
}
