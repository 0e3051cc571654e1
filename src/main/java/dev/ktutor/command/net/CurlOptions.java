package dev.ktutor.command.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** curl's command line: options by the table below, a long name's beginning is enough, everything else is a URL. */
final class CurlOptions {
    /** Letter (or "-"), long name, and "=" where a value follows. Options marked "!" are known but not available here. */
    private static final String TABLE = """
            - anyauth
            - basic
            - cacert =
            - capath =
            E cert =
            - cert-type =
            - ciphers =
            - compressed
            K config = !
            - connect-timeout =
            - connect-to =
            b cookie =
            c cookie-jar = !
            d data =
            - data-ascii =
            - data-binary =
            - data-raw =
            - data-urlencode =
            D dump-header =
            f fail
            - fail-with-body
            F form = !
            G get
            I head
            H header =
            h help
            0 http1.0
            - http1.1
            - http2
            - http0.9
            i include
            k insecure
            4 ipv4
            6 ipv6
            - json =
            - key =
            - key-type =
            L location
            - max-redirs =
            m max-time =
            N no-buffer
            - noproxy =
            - oauth2-bearer =
            o output =
            - pass =
            x proxy = !
            O remote-name
            X request =
            - resolve =
            - retry =
            - retry-delay =
            - retry-connrefused
            S show-error
            s silent
            - sni =
            1 tlsv1
            - tlsv1.2
            - tlsv1.3
            T upload-file = !
            - url =
            u user =
            A user-agent =
            v verbose
            V version
            w write-out =
            - unix-socket = !
            # progress-bar
            - progress-meter
            """;

    private record Option(String letter, String name, boolean takesValue, boolean missing) { }

    private static final List<Option> OPTIONS = TABLE.lines().map(line -> line.split(" "))
            .map(w -> new Option(w[0], w[1], w.length > 2 && w[2].equals("="), w[w.length - 1].equals("!"))).toList();

    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final List<String> urls = new ArrayList<>();

    private CurlOptions() { }

    /** Reads the arguments; {@link CurlFailure} 2 for a wrong one. */
    static CurlOptions parse(List<String> args) {
        CurlOptions options = new CurlOptions();
        boolean more = true;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (more && arg.equals("--")) {
                more = false;
            } else if (more && arg.startsWith("--")) {
                i = options.longOption(arg, args, i);
            } else if (more && arg.startsWith("-") && arg.length() > 1) {
                i = options.letters(arg, args, i);
            } else {
                options.urls.add(arg);
            }
        }
        options.urls.addAll(options.all("url"));
        return options;
    }

    private int longOption(String arg, List<String> args, int at) {
        String name = arg.substring(2);
        List<Option> matches = OPTIONS.stream().filter(o -> o.name().equals(name)).toList();
        if (matches.isEmpty()) {
            matches = OPTIONS.stream().filter(o -> o.name().startsWith(name)).toList();
        }
        if (matches.isEmpty() && name.startsWith("no-") && OPTIONS.stream().anyMatch(o -> o.name().equals(name.substring(3)))) {
            given.remove(name.substring(3));
            return at;
        }
        if (matches.size() != 1) {
            throw new CurlFailure(2, "option " + arg + ": is " + (matches.isEmpty() ? "unknown" : "ambiguous"));
        }
        return take(matches.get(0), arg, args, at);
    }

    private int letters(String arg, List<String> args, int at) {
        for (int k = 1; k < arg.length(); k++) {
            String letter = arg.substring(k, k + 1);
            Option option = OPTIONS.stream().filter(o -> o.letter().equals(letter)).findFirst()
                    .orElseThrow(() -> new CurlFailure(2, "option " + arg + ": is unknown"));
            if (option.takesValue()) {
                if (k + 1 < arg.length()) {
                    known(option, arg);
                    add(option.name(), arg.substring(k + 1));
                    return at;
                }
                return take(option, arg, args, at);
            }
            take(option, arg, args, at);
        }
        return at;
    }

    private int take(Option option, String arg, List<String> args, int at) {
        known(option, arg);
        if (!option.takesValue()) {
            add(option.name(), "");
            return at;
        }
        if (at + 1 >= args.size()) {
            throw new CurlFailure(2, "option " + arg + ": requires parameter");
        }
        add(option.name(), args.get(at + 1));
        return at + 1;
    }

    private static void known(Option option, String arg) {
        if (option.missing()) {
            throw new CurlFailure(2, "option " + arg + ": is not available in this lab yet");
        }
    }

    private void add(String name, String value) {
        given.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    List<String> urls() {
        return urls;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** The value given last; null without. */
    @Nullable String value(String name) {
        List<String> values = given.get(name);
        return values == null ? null : values.get(values.size() - 1);
    }

    List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** Seconds with a fraction as milliseconds; 0 if not given. {@link CurlFailure} 2 for what is no number. */
    long millis(String name) {
        String value = value(name);
        if (value == null) {
            return 0;
        }
        if (!value.matches("[0-9]{1,9}(\\.[0-9]*)?")) {
            throw new CurlFailure(2, "option --" + name + ": expected a proper numerical parameter");
        }
        return (long) (Double.parseDouble(value) * 1000);
    }

    /** What is sent as body, and how; data options are joined in their order within each kind. */
    Map<String, List<String>> data() {
        Map<String, List<String>> data = new HashMap<>();
        for (String name : List.of("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")) {
            if (has(name)) {
                data.put(name, all(name));
            }
        }
        return data;
    }
}
