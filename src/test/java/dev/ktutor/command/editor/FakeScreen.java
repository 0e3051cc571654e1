package dev.ktutor.command.editor;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.command.CommandFixture;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A terminal that types keys by itself and remembers each picture shown before one of them. */
final class FakeScreen implements Screen {
    private final Deque<String> keys = new ArrayDeque<>();
    private final List<List<String>> pictures = new ArrayList<>();
    private List<String> last = List.of();
    private Size size;

    FakeScreen(int rows, int columns, String... typed) {
        size = new Size(rows, columns);
        keys.addAll(List.of(typed));
    }


    /** The picture that was seen when that key, counted from 0, was typed; colours taken away. */
    List<String> before(int key) {
        return pictures.get(key).stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing()).toList();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public String readSecret(String prompt) {
        return "";
    }

    @Override
    public Session open() {
        return new Session() {
            @Override
            public String readKey(Duration atMost) {
                if (keys.isEmpty()) {
                    throw new IllegalStateException("more keys are asked for; last seen: " + String.join("\n", last));
                }
                pictures.add(last);
                String key = keys.poll();
                if (key.startsWith("resize ")) {
                    String[] parts = key.split(" ");
                    size = new Size(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                    return "";
                }
                return key;
            }

            @Override
            public void show(List<String> lines, int cursorRow, int cursorColumn) {
                last = List.copyOf(lines);
            }

            @Override
            public void close() { }
        };
    }

    /** Runs a program on it; its status, and what it left on standard output. */
    String run(CommandFixture fixture, Command command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output terminal = new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
            }

            @Override
            public boolean isTerminal() {
                return true;
            }
        };
        Descriptors descriptors = Descriptors.of(Input.of(""), terminal, terminal);
        Invocation in = new Invocation(fixture.host(), command.name(), List.of(arguments), descriptors,
                Map.of("HOME", "/root", "PATH", BaseSystem.path()), "/root/work", 022, Credentials.ROOT, (argv, call) -> ExitStatus.of(127), this);
        ExitStatus status = command.run(in);
        return status.code() + out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
