package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The inputs one after the other: JSON texts or raw lines, of all files or slurped into one. */
final class JqInputs {
    /** The input is no JSON. */
    static final class Malformed extends RuntimeException {
        Malformed(String text) {
            super(text, null, false, false);
        }
    }

    private final Call call;
    private final List<String> files;
    private final boolean raw;
    private final boolean slurp;
    private final JsonMapper mapper;
    private int next;
    private boolean slurped;
    private @Nullable Lines lines;
    private @Nullable JsonParser values;
    private int newlines;
    private boolean unreadable;

    JqInputs(Call call, JqArguments arguments) {
        this.call = call;
        this.files = arguments.files.isEmpty() ? List.of("-") : arguments.files;
        this.raw = arguments.has("raw-input");
        this.slurp = arguments.has("slurp");
        this.mapper = arguments.mapper;
    }

    /** Whether a file could not be opened. */
    boolean unreadable() {
        return unreadable;
    }

    /** Where jq says that it is: the file and the newlines read so far. */
    String place() {
        return (next == 0 || files.get(next - 1).equals("-") ? "<stdin>" : files.get(next - 1)) + ":" + newlines;
    }

    /** The newlines read so far. */
    int newlines() {
        return newlines;
    }

    /** The next input; null at the end. Fails with {@link Malformed}. */
    @Nullable JsonNode next() {
        if (!slurp) {
            return one();
        }
        if (slurped) {
            return null;
        }
        slurped = true;
        if (raw) {
            StringBuilder text = new StringBuilder();
            for (JsonNode line = one(); line != null; line = one()) {
                text.append(line.asString()).append(lastEnded ? "\n" : "");
            }
            return JsonNodeFactory.instance.stringNode(text.toString());
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode node = one(); node != null; node = one()) {
            all.add(node);
        }
        return all;
    }

    private boolean lastEnded;

    private @Nullable JsonNode one() {
        while (true) {
            try {
                if (lines != null) {
                    String line = lines.next();
                    if (line != null) {
                        newlines++;
                        lastEnded = lines.ended();
                        return JsonNodeFactory.instance.stringNode(Latin.text(line));
                    }
                    lines = null;
                }
                if (values != null) {
                    if (values.nextToken() != null) {
                        return values.readValueAsTree();
                    }
                    values = null;
                }
            } catch (JacksonException e) {
                values = null;
                next = files.size();
                throw new Malformed(complaint(e));
            }
            if (next >= files.size()) {
                return null;
            }
            try {
                open(files.get(next++));
            } catch (JacksonException e) {
                next = files.size();
                throw new Malformed(complaint(e));
            }
        }
    }

    private String complaint(JacksonException e) {
        boolean end = e instanceof tools.jackson.core.exc.UnexpectedEndOfInputException;
        return "parse error: " + (end ? "Unfinished JSON term" : "Invalid numeric literal") + " at " + (end ? "EOF at " : "") + "line "
                + (newlines + 1) + ", column " + Math.max(0, e.getLocation().getColumnNr() - 1);
    }

    private void open(String path) {
        newlines = 0;
        try {
            Input input = call.open(path);
            if (raw) {
                lines = new Lines(input);
            } else {
                Reader reader = new InputStreamReader(counting(input).asStream(), StandardCharsets.UTF_8);
                values = mapper.createParser(reader);
            }
        } catch (FileError e) {
            unreadable = true;
            call.warn("error: Could not open file " + path + ": " + e.reason());
        }
    }

    private Input counting(Input input) {
        return new Input() {
            private final byte[] piece = new byte[16384];
            private int at;
            private int held;

            @Override
            public int read(byte[] buffer, int offset, int length) {
                // Line by line, so that an error names the line it is in.
                if (at == held) {
                    held = Math.max(0, input.read(piece, 0, piece.length));
                    at = 0;
                    if (held == 0) {
                        return -1;
                    }
                }
                int n = 0;
                while (n < length && at < held) {
                    byte b = piece[at++];
                    buffer[offset + n++] = b;
                    if (b == '\n') {
                        newlines++;
                        break;
                    }
                }
                return n;
            }
        };
    }
}
