package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.text.ByteText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code curl} 7.88 for HTTP and HTTPS. */
final class Curl implements Command {
    private static final String TRY = "curl: try 'curl --help' or 'curl --manual' for more information";
    private static final String METER = "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
            + "                                 Dload  Upload   Total   Spent    Left  Speed\n";
    private static final String NOTHING_YET = "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";

    @Override
    public String name() {
        return "curl";
    }

    @Override
    public String synopsis() {
        return "send HTTP requests and show what comes back";
    }

    @Override
    public ExitStatus run(Invocation in) {
        CurlOptions options;
        try {
            options = CurlOptions.parse(in.args());
            options.millis("max-time");
            options.millis("connect-timeout");
        } catch (CurlFailure e) {
            return in.fail(2, "curl: " + e.text() + "\n" + TRY);
        }
        if (options.has("version")) {
            in.out().println("curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 " + CurlTls.LIBRARY + "\nProtocols: http https");
            return ExitStatus.OK;
        }
        if (options.has("help")) {
            in.out().print("Usage: curl [options...] <url>\n -d, --data <data>          HTTP POST data\n"
                    + " -f, --fail                 Fail fast with no output on HTTP errors\n"
                    + " -h, --help <category>      Get help for commands\n"
                    + " -i, --include              Include protocol response headers in the output\n"
                    + " -o, --output <file>        Write to file instead of stdout\n"
                    + " -O, --remote-name          Write output to a file named as the remote file\n"
                    + " -s, --silent               Silent mode\n -u, --user <user:password> Server user and password\n"
                    + " -A, --user-agent <name>    Send User-Agent <name> to server\n"
                    + " -v, --verbose              Make the operation more talkative\n"
                    + " -V, --version              Show version number and quit\n");
            return ExitStatus.OK;
        }
        if (options.urls().isEmpty()) {
            return in.fail(2, "curl: no URL specified!\n" + TRY);
        }
        int status = 0;
        for (int i = 0; i < options.urls().size(); i++) {
            status = fetch(in, options, options.urls().get(i), i);
        }
        return ExitStatus.of(status);
    }

    private static int fetch(Invocation in, CurlOptions options, String url, int number) {
        List<String> outputs = options.all("output");
        String output = number < outputs.size() ? outputs.get(number) : "";
        boolean meter = !options.has("silent") && (!output.isEmpty() || options.has("remote-name") || !in.out().isTerminal());
        CurlTransfer transfer = null;
        int status = 0;
        String error = "";
        try {
            transfer = new CurlTransfer(in, options, url);
            if (meter) {
                in.err().print(METER + NOTHING_YET);
            }
            transfer.run();
        } catch (CurlFailure e) {
            status = e.code();
            error = e.text();
        }
        if (transfer != null) {
            try {
                write(in, options, transfer, output, status);
            } catch (FileError e) {
                in.err().println("Warning: Failed to open the file " + output + ": " + e.reason());
                status = 23;
                error = "Failure writing output to destination";
            }
        }
        if (transfer != null && meter) {
            in.err().print(meter(transfer, status));
        }
        if (status != 0 && (!options.has("silent") || options.has("show-error"))) {
            in.err().println("curl: (" + status + ") " + error + (status == 60 ? "\n" + DISTRUST : ""));
        }
        String format = options.value("write-out");
        if (transfer != null && format != null) {
            in.out().print(expand(in, format, transfer.facts(status, error)));
        }
        return status;
    }

    private static final String DISTRUST = """
            More details here: https://curl.se/docs/sslcerts.html

            curl failed to verify the legitimacy of the server and therefore could not
            establish a secure connection to it. To learn more about this situation and
            how to fix it, please visit the web page mentioned above.""";

    private static String meter(CurlTransfer transfer, int status) {
        if (status != 0 && transfer.status == 0) {
            return NOTHING_YET + "\n";
        }
        int length = transfer.body.length;
        return "\r%s %5d  %s %5d    0     0   %4dk      0 --:--:-- --:--:-- --:--:-- %4dk\n".formatted(length == 0 ? "  0" : "100", length,
                length == 0 ? "  0" : "100", length, length / 4 + 1, length / 4 + 1);
    }

    private static void write(Invocation in, CurlOptions options, CurlTransfer transfer, String output, int status) {
        String dump = options.value("dump-header");
        if (dump != null && transfer.heads.length() > 0) {
            if (dump.equals("-")) {
                in.out().print(transfer.heads.toString());
            } else {
                in.files().write(dump, transfer.heads.toString());
            }
        }
        boolean shown = options.has("include") || options.has("head");
        byte[] head = shown ? ByteText.encode(transfer.heads.toString()) : new byte[0];
        String name = !output.isEmpty() ? output : options.has("remote-name") ? transfer.address.fileName() : "-";
        if (name.equals("-")) {
            in.out().write(head);
            in.out().write(transfer.body);
        } else if (transfer.status > 0 && (status == 0 || transfer.body.length > 0)) {
            byte[] all = Arrays.copyOf(head, head.length + transfer.body.length);
            System.arraycopy(transfer.body, 0, all, head.length, transfer.body.length);
            in.files().write(name, all);
        }
    }

    /** Puts values into a {@code -w} format. */
    private static String expand(Invocation in, String given, Map<String, String> facts) {
        String format = given.startsWith("@") ? in.files().readText(given.substring(1)) : given;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            int end = format.startsWith("%{", i) ? format.indexOf('}', i) : -1;
            if (end > 0) {
                String name = format.substring(i + 2, end);
                if (facts.containsKey(name)) {
                    text.append(facts.get(name));
                } else {
                    in.err().println("curl: unknown --write-out variable: '" + name + "'");
                }
                i = end;
            } else if (format.startsWith("%%", i)) {
                text.append('%');
                i++;
            } else if (c == '\\' && i + 1 < format.length()) {
                char next = format.charAt(++i);
                text.append(switch (next) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    default -> "\\" + next;
                });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
