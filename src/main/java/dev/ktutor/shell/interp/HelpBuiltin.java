package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code help}: how builtins and reserved words are called, and in few words of our own what they do. */
final class HelpBuiltin implements Builtin {
    private static final int WIDTH = 38;

    private record Topic(String name, String synopsis, String description) {

        /** As {@code -d} shows it: up to its first sentence's end. */
        String inShort() {
            int end = description.indexOf(". ");
            return name + " - " + (end < 0 ? description : description.substring(0, end + 1));
        }
    }

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "dms");
        int bad = options.complain(call, "help [-dms] [pattern ...]");
        if (bad >= 0) {
            return bad;
        }
        List<Topic> topics = topics();
        if (options.operands().isEmpty()) {
            overview(call, topics);
            return 0;
        }
        int found = 0;
        for (String name : options.operands()) {
            List<Topic> fitting = fitting(topics, name);
            if (fitting.size() > 1 && name.matches(".*[*?\\[].*")) {
                call.out().print("Shell commands matching keyword `" + name + "'\n\n");
            }
            for (Topic topic : fitting) {
                found++;
                call.out().print(text(topic, options));
            }
        }
        String last = options.operands().get(options.operands().size() - 1);
        return found > 0 ? 0 : call.fail(1, "no help topics match `" + last + "'.  Try `help help' or `man -k " + last + "' or `info " + last + "'.");
    }

    private static List<Topic> fitting(List<Topic> topics, String name) {
        List<Topic> exact = topics.stream().filter(topic -> topic.name().equals(name)).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        ShellPattern pattern = ShellPattern.compile(name, false, false);
        return topics.stream().filter(topic -> pattern.matches(topic.name()) || topic.name().startsWith(name)).toList();
    }

    private static String text(Topic topic, Getopt options) {
        if (options.has('d')) {
            return topic.inShort() + "\n";
        }
        if (options.has('s')) {
            return topic.name() + ": " + topic.synopsis() + "\n";
        }
        if (options.has('m')) {
            return "NAME\n    " + topic.inShort() + "\n\nSYNOPSIS\n    " + topic.synopsis() + "\n\nDESCRIPTION\n    " + topic.description()
                    + "\n\nSEE ALSO\n    bash(1)\n\n";
        }
        return topic.name() + ": " + topic.synopsis() + "\n    " + topic.description() + "\n";
    }

    private static void overview(BuiltinCall call, List<Topic> topics) {
        StringBuilder text = new StringBuilder("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n"
                + "What the shell itself can run; `help name' says more about one of them.\nA star (*) stands before what is switched off.\n\n");
        int rows = (topics.size() + 1) / 2;
        for (int i = 0; i < rows; i++) {
            text.append(String.format("%-" + (WIDTH + 2) + "s", cell(call, topics.get(i))));
            text.append(i + rows < topics.size() ? cell(call, topics.get(i + rows)) : "").append('\n');
        }
        call.out().print(text.toString());
    }

    private static String cell(BuiltinCall call, Topic topic) {
        String text = (call.shell().disabled.contains(topic.name()) ? "*" : " ") + topic.synopsis();
        return text.length() > WIDTH ? text.substring(0, WIDTH - 1) + ">" : text;
    }

    /** The topics' names. */
    static List<String> names() {
        return topics().stream().map(Topic::name).toList();
    }

    private static List<Topic> topics() {
        try (InputStream in = HelpBuiltin.class.getResourceAsStream("/dev/ktutor/shell/help.tsv")) {
            if (in == null) {
                throw new IllegalStateException("help.tsv is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\t")).map(row -> new Topic(row[0], row[1], row[2])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
