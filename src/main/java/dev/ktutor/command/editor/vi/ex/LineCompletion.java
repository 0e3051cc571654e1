package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;

/** Tab on the command line: commands, settings, file names, as far as they agree. */
final class LineCompletion {
    private final ExTable table;
    private final ExWorld world;

    LineCompletion(ExTable table, ExWorld world) {
        this.table = table;
        this.world = world;
    }

    String complete(String line) {
        int blank = line.lastIndexOf(' ');
        String word = line.substring(blank + 1);
        List<String> found;
        if (blank < 0) {
            found = table.names().stream().filter(n -> n.startsWith(word)).toList();
        } else if (line.matches("se[t]?\\s.*")) {
            String bare = word.startsWith("no") && Options.find(word) == null ? word.substring(2) : word;
            String prefix = word.substring(0, word.length() - bare.length());
            found = Options.all().keySet().stream().filter(n -> n.startsWith(bare)).map(n -> prefix + n).toList();
        } else {
            found = files(word);
        }
        return found.isEmpty() ? line : line.substring(0, blank + 1) + common(found);
    }

    private List<String> files(String word) {
        int slash = word.lastIndexOf('/');
        String directory = slash < 0 ? "." : slash == 0 ? "/" : word.substring(0, slash);
        String begun = word.substring(slash + 1);
        List<String> found = new ArrayList<>();
        try {
            for (String name : world.files().list(directory)) {
                if (name.startsWith(begun) && (!name.startsWith(".") || begun.startsWith("."))) {
                    String path = word.substring(0, slash + 1) + name;
                    found.add(world.files().isDirectory(path) ? path + "/" : path);
                }
            }
        } catch (FileError e) {
            return List.of();
        }
        return found;
    }

    private static String common(List<String> words) {
        String shared = words.get(0);
        for (String word : words) {
            while (!word.startsWith(shared)) {
                shared = shared.substring(0, shared.length() - 1);
            }
        }
        return shared;
    }
}
