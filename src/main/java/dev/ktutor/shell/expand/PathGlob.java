package dev.ktutor.shell.expand;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** File names for patterns (bash manual, 3.5.8). */
public final class PathGlob {
    private static final int LIMIT = 200_000;
    private static final int DIRECTORY_WORK = 512;

    private final ExpansionContext context;
    private final FileView files;
    private final boolean extended;
    private final boolean ignoreCase;
    private final boolean dots;
    private final List<String> found = new ArrayList<>();

    private PathGlob(ExpansionContext context) {
        this.context = context;
        this.files = context.files();
        this.extended = context.on(ShellOption.EXTGLOB);
        this.ignoreCase = context.on(ShellOption.NOCASEGLOB);
        this.dots = context.on(ShellOption.DOTGLOB);
    }

    /** Adds the names that the pattern matches, or what stands for it when it matches none. */
    /** The file names that the pattern matches, sorted; none if it matches none. */
    public static List<String> matches(ExpansionContext context, String pattern) {
        PathGlob glob = new PathGlob(context);
        if (glob.special(pattern)) {
            glob.run(pattern);
            Collections.sort(glob.found);
        }
        return glob.found;
    }

    static void expand(ExpansionContext context, String pattern, String text, List<String> out) {
        PathGlob glob = new PathGlob(context);
        if (!glob.special(pattern)) {
            out.add(text);
            return;
        }
        glob.run(pattern);
        if (!glob.found.isEmpty()) {
            Collections.sort(glob.found);
            out.addAll(glob.found);
        } else if (context.on(ShellOption.FAILGLOB)) {
            throw ExpansionError.line("no match: " + text);
        } else if (!context.on(ShellOption.NULLGLOB)) {
            out.add(text);
        }
    }

    private void run(String pattern) {
        List<String> components = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (extended && c == '(') {
                depth++;
            } else if (extended && c == ')') {
                depth--;
            } else if (c == '/' && depth <= 0) {
                components.add(pattern.substring(start, i));
                start = i + 1;
            }
        }
        components.add(pattern.substring(start));
        descend("", components, 0);
    }

    /** The prefix is what has been matched, with the slash behind it. */
    private void descend(String prefix, List<String> components, int index) {
        if (found.size() >= LIMIT) {
            return;
        }
        String component = components.get(index);
        boolean last = index == components.size() - 1;
        if (component.equals("**") && context.on(ShellOption.GLOBSTAR)) {
            if (last) {
                everythingBelow(prefix);
            } else {
                descend(prefix, components, index + 1);
                for (String name : directories(prefix)) {
                    descend(prefix + name + "/", components, index);
                }
            }
        } else if (!special(component)) {
            String path = prefix + unescape(component);
            if (last) {
                if (path.isEmpty() || !exists(path)) {
                    return;
                }
                found.add(path);
            } else if (component.isEmpty() || exists(path)) {
                descend(path + "/", components, index + 1);
            }
        } else {
            ShellPattern pattern = ShellPattern.compile(component, extended, ignoreCase);
            for (String name : names(prefix, component)) {
                if (!pattern.matches(name)) {
                    continue;
                }
                if (last) {
                    found.add(prefix + name);
                } else if (files.isDirectory(prefix + name)) {
                    descend(prefix + name + "/", components, index + 1);
                }
            }
        }
    }

    private boolean exists(String path) {
        return files.findLink(path) != null;
    }

    private void everythingBelow(String prefix) {
        if (!prefix.isEmpty() && exists(prefix)) {
            found.add(prefix);
        }
        for (String name : names(prefix, "*")) {
            found.add(prefix + name);
            if (realDirectory(prefix + name)) {
                for (String below : collect(prefix + name + "/")) {
                    found.add(below);
                }
            }
        }
    }

    private List<String> collect(String prefix) {
        List<String> all = new ArrayList<>();
        for (String name : names(prefix, "*")) {
            all.add(prefix + name);
            if (realDirectory(prefix + name)) {
                all.addAll(collect(prefix + name + "/"));
            }
        }
        return all;
    }

    private boolean realDirectory(String path) {
        var stat = files.findLink(path);
        return stat != null && stat.isDirectory();
    }

    private List<String> directories(String prefix) {
        List<String> names = new ArrayList<>(names(prefix, "*"));
        names.removeIf(name -> !realDirectory(prefix + name));
        return names;
    }

    private List<String> names(String prefix, String component) {
        context.work(DIRECTORY_WORK);
        List<String> names = new ArrayList<>();
        boolean explicit = component.startsWith(".") || component.startsWith("\\.");
        try {
            for (String name : files.list(prefix.isEmpty() ? "." : prefix)) {
                if (!name.startsWith(".") || dots || explicit) {
                    names.add(name);
                }
            }
        } catch (FileError e) {
            // As glob(3): a directory that cannot be read has no names.
            return List.of();
        }
        return names;
    }

    private boolean special(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[' && BracketExpression.end(pattern, i) > 0
                    || extended && "+@!".indexOf(c) >= 0 && pattern.startsWith("(", i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }
}
