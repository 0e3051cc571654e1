package dev.ktutor.command.editor.vi;

import dev.ktutor.command.editor.vi.ex.ExWorld;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The machine that vi runs on. */
final class HostWorld implements ExWorld {
    private final Invocation in;

    HostWorld(Invocation in) {
        this.in = in;
    }

    @Override
    public FileView files() {
        return in.files();
    }

    @Override
    public Output shell(String command, String input) {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        dev.ktutor.host.io.Output both = dev.ktutor.host.io.Output.to(collected);
        ExitStatus status = in.withDescriptors(Descriptors.of(Input.of(input), both, both)).run(List.of("bash", "-c", command));
        return new Output(status.code(), ByteText.decode(collected.toByteArray()));
    }

    @Override
    public String variable(String name) {
        return in.env(name).orElse("");
    }
}
