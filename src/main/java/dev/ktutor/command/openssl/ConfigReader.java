package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads configuration files by OpenSSL's rules: continuation, comments, quotes, variables, includes (config(5)). */
final class ConfigReader {
    private static final String PUNCTUATION = "_!.%&*+,/;?@^~|-";
    private static final int MAX_INCLUDES = 64;
    private static final int MAX_VALUE = 65536;

    /** A syntax error; the error queue holds the reason already. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final OpensslError error;
        private final String data;

        Broken(OpensslError error, String data) {
            super(error.name(), null, false, false);
            this.error = error;
            this.data = data;
        }
    }

    private final Call call;
    private final ConfigFile config = new ConfigFile();
    private String section = ConfigFile.DEFAULT;
    private int line;
    private int includes;

    private ConfigReader(Call call) {
        this.call = call;
    }

    /** The file -config names, or the default one. Quits with OpenSSL's words if it cannot be read. */
    static ConfigFile load(Call call, String path) {
        String text = dev.ktutor.text.ByteText.decode(call.read(path));
        return parse(call, text, "config file \"" + path + "\"");
    }

    /** The default configuration's path: $OPENSSL_CONF, or Debian's place. */
    static String defaultPath(Call call) {
        return call.in().env("OPENSSL_CONF").orElse("/usr/lib/ssl/openssl.cnf");
    }

    /** Text of -addext options. */
    static ConfigFile parse(Call call, String text) {
        return parse(call, text, "config input");
    }

    private static ConfigFile parse(Call call, String text, String where) {
        ConfigReader reader = new ConfigReader(call);
        try {
            reader.lines(text);
        } catch (Broken e) {
            call.err(call.prog() + ": Error on line " + reader.line + " of " + where + "\n");
            call.errors().raise(e.error, e.data.isEmpty() ? "line " + reader.line : e.data);
            throw call.fail();
        }
        return reader.config;
    }

    private void lines(String text) {
        Deque<String> lines = new ArrayDeque<>(List.of(text.split("\n", -1)));
        StringBuilder whole = new StringBuilder();
        while (!lines.isEmpty()) {
            String next = lines.poll().replaceFirst("\r+$", "");
            line++;
            whole.append(next);
            int length = whole.length();
            boolean continued = length > 0 && whole.charAt(length - 1) == '\\' && (length == 1 || whole.charAt(length - 2) != '\\');
            if (continued && !lines.isEmpty()) {
                whole.setLength(length - 1);
                continue;
            }
            statement(withoutComment(whole.toString()).strip());
            whole.setLength(0);
        }
    }

    private static String withoutComment(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                return text.substring(0, i);
            }
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) != c) {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
                i = end;
            }
            i++;
        }
        return text;
    }

    private void statement(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("[")) {
            heading(text);
            return;
        }
        int end = word(text, 0);
        String target = section;
        String name = text.substring(0, end);
        if (text.startsWith("::", end)) {
            target = name;
            int start = end + 2;
            end = word(text, start);
            name = text.substring(start, end);
        }
        String rest = text.substring(end).strip();
        if (name.equals(".include") || name.equals(".pragma")) {
            String argument = rest.startsWith("=") ? rest.substring(1).strip() : rest;
            if (name.equals(".include")) {
                include(value(target, argument));
            }
            return;
        }
        if (!rest.startsWith("=")) {
            throw new Broken(OpensslError.CONFIG_EQUALS, "HERE-->" + rest + "line " + line);
        }
        config.add(target, name, value(target, rest.substring(1).strip()));
    }

    private void heading(String text) {
        int close = text.indexOf(']');
        String name = close < 0 ? "" : text.substring(1, close).strip();
        if (close < 0) {
            throw new Broken(OpensslError.CONFIG_BRACKET, "");
        }
        section = value(ConfigFile.DEFAULT, name);
        config.open(section);
    }

    private static int word(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0) {
                i++;
            } else {
                break;
            }
        }
        return Math.min(i, text.length());
    }

    private void include(String path) {
        if (++includes > MAX_INCLUDES) {
            return;
        }
        try {
            if (call.in().files().isDirectory(path)) {
                call.in().files().list(path).stream().sorted().filter(f -> f.endsWith(".cnf") || f.endsWith(".conf"))
                        .forEach(f -> lines(call.in().files().readText(path + "/" + f)));
            } else {
                lines(call.in().files().readText(path));
            }
        } catch (FileError e) {
            // OpenSSL passes over an include that is not there
        }
    }

    /** A value with quotes, escapes and variables resolved. */
    private String value(String target, String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' || c == '`') {
                i++;
                while (i < text.length() && text.charAt(i) != c) {
                    if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                        i++;
                    }
                    out.append(text.charAt(i++));
                }
                i++;
            } else if (c == '\\') {
                i++;
                if (i < text.length()) {
                    char e = text.charAt(i++);
                    out.append(e == 'n' ? '\n' : e == 'r' ? '\r' : e == 't' ? '\t' : e == 'b' ? '\b' : e);
                }
            } else if (c == '$') {
                i = variable(target, text, i + 1, out);
            } else {
                out.append(c);
                i++;
            }
            if (out.length() > MAX_VALUE) {
                throw new Broken(OpensslError.CONFIG_VARIABLE, "");
            }
        }
        return out.toString();
    }

    private int variable(String target, String text, int from, StringBuilder out) {
        char open = from < text.length() ? text.charAt(from) : 0;
        char close = open == '{' ? '}' : open == '(' ? ')' : 0;
        int start = close == 0 ? from : from + 1;
        int end = plainWord(text, start);
        String where = target;
        String name = text.substring(start, end);
        if (text.startsWith("::", end)) {
            where = name;
            start = end + 2;
            end = plainWord(text, start);
            name = text.substring(start, end);
        }
        if (close != 0 && (end >= text.length() || text.charAt(end) != close)) {
            throw new Broken(OpensslError.CONFIG_BRACE, "");
        }
        String wanted = name;
        String value = (where.equals("ENV") ? call.in().env(wanted).or(() -> config.get(ConfigFile.DEFAULT, wanted)) : config.get(where, wanted))
                .orElseThrow(() -> new Broken(OpensslError.CONFIG_VARIABLE, ""));
        out.append(value);
        return close == 0 ? end : end + 1;
    }

    private static int plainWord(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        return i;
    }
}
