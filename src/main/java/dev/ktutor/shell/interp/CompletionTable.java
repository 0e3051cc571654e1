package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code complete} was told, and what a machine with bash-completion knows without being told. */
final class CompletionTable {
    /** The keys of {@code -D}, {@code -E} and {@code -I}, which no command's name can equal. */
    static final String DEFAULT = "\0D";
    static final String EMPTY = "\0E";
    static final String INITIAL = "\0I";

    /** {@code complete}'s own words for commands whose arguments are of one kind. */
    private static final String STANDARD = """
            -d cd pushd rmdir chroot
            -c type which hash command exec builtin nohup env strace ltrace man whatis
            -u su sudo id groups finger passwd userdel usermod deluser chage crontab write
            -g groupmod groupdel delgroup newgrp
            -v unset readonly export printenv getopts
            -v -A function declare typeset local
            -a alias unalias
            -j -P % jobs disown fg bg wait
            -A helptopic help
            -A signal trap
            -A setopt set
            -A shopt shopt
            -A hostname ping dig nslookup traceroute telnet host
            -b enable
            """;
    private static final Map<String, CompletionSpec> KNOWN = known();

    private final Map<String, CompletionSpec> told = new LinkedHashMap<>();
    /** The specification whose function runs, for {@code compopt}; null if none does. */
    @Nullable CompletionSpec running;

    Map<String, CompletionSpec> told() {
        return told;
    }

    private static Map<String, CompletionSpec> known() {
        Map<String, CompletionSpec> known = new LinkedHashMap<>();
        STANDARD.lines().forEach(line -> {
            Getopt options = new Getopt(List.of(line.split(" ")), "abcdefgjksuvA:P:");
            java.util.Set<WordKind> kinds = new java.util.HashSet<>();
            Map<Character, String> values = new LinkedHashMap<>();
            for (Getopt.Given option : options.options()) {
                String value = option.value();
                WordKind kind = option.letter() == 'A' && value != null ? WordKind.named(value) : WordKind.lettered(option.letter());
                if (kind != null) {
                    kinds.add(kind);
                } else if (value != null) {
                    values.put(option.letter(), value);
                }
            }
            CompletionSpec spec = new CompletionSpec(kinds.contains(WordKind.DIRECTORY) ? java.util.Set.of("filenames") : java.util.Set.of("default"),
                    kinds, values);
            options.operands().forEach(name -> known.put(name, spec));
        });
        return known;
    }

    /** What it was told of a command. */
    @Nullable CompletionSpec of(String command) {
        CompletionSpec exact = told.get(command);
        return exact != null ? exact : told.get(command.substring(command.lastIndexOf('/') + 1));
    }

    /** What it knows of a command by itself. */
    static @Nullable CompletionSpec standard(String command) {
        return KNOWN.get(command.substring(command.lastIndexOf('/') + 1));
    }

    /** As {@code complete -p} lists them. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        told.forEach((name, spec) -> lines.add(describe(name, spec)));
        return lines;
    }

    static String describe(String name, CompletionSpec spec) {
        return spec.describe() + " " + (name.startsWith("\0") ? "-" + name.charAt(1) : name);
    }
}
