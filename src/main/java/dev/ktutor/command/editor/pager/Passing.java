package dev.ktutor.command.editor.pager;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.host.fs.FileError;
import java.util.List;

/** A pager without a screen: files go through as they are. */
final class Passing {
    private Passing() { }

    static void copy(Call call, List<String> files, boolean more) {
        byte[] buffer = new byte[16384];
        for (String path : files) {
            try {
                if (!path.equals("-") && call.files().isDirectory(path)) {
                    call.in().err().println(more ? "\n*** " + path + ": directory ***\n" : path + " is a directory");
                    call.status(1);
                    continue;
                }
                Call.Source input = call.open(path);
                if (more && files.size() > 1) {
                    call.out().print("::::::::::::::\n" + path + "\n::::::::::::::\n");
                }
                for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                    call.out().write(buffer, 0, n);
                }
                input.close();
            } catch (FileError e) {
                call.out().flush();
                call.in().err().println(more ? "more: cannot open " + path + ": " + e.reason() : path + ": " + e.reason());
                call.status(1);
            }
        }
    }
}
