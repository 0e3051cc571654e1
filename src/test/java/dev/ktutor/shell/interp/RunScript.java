package dev.ktutor.shell.interp;

import dev.ktutor.host.ExitStatus;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs one script of the machine in a fresh test host: for comparing by hand with the real shell. */
public final class RunScript {
    private RunScript() { }

    /** The script's path. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        TestHost host = new TestHost();
        String name = args[0];
        ExitStatus status = host.script(name, ByteText.decode(Files.readAllBytes(Path.of(name))));
        System.out.write(host.out.toByteArray());
        System.out.flush();
        System.err.write(host.err.toByteArray());
        System.exit(status.code());
    }
}
