package dev.ktutor.command.coreutils.jq;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** jq's command line, which has a grammar of its own: letters may be joined, filter and files come in between. */
final class JqArguments {
    static final String HINT = "\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at "
            + "https://stedolan.github.io/jq";
    private static final Map<Character, String> LETTERS = Map.ofEntries(Map.entry('r', "raw-output"), Map.entry('c', "compact-output"),
            Map.entry('n', "null-input"), Map.entry('s', "slurp"), Map.entry('R', "raw-input"), Map.entry('j', "join-output"),
            Map.entry('a', "ascii-output"), Map.entry('S', "sort-keys"), Map.entry('C', "color-output"), Map.entry('M', "monochrome-output"),
            Map.entry('e', "exit-status"), Map.entry('f', "from-file"), Map.entry('h', "help"), Map.entry('V', "version"));
    private static final Set<String> FLAGS = Set.of("raw-output", "compact-output", "null-input", "slurp", "raw-input", "join-output",
            "ascii-output", "sort-keys", "color-output", "monochrome-output", "exit-status", "from-file", "help", "version", "tab",
            "unbuffered", "seq", "stream");
    final Set<String> flags = new HashSet<>();
    final Map<String, JsonNode> variables = new LinkedHashMap<>();
    final List<String> files = new ArrayList<>();
    final JsonMapper mapper = JsonMapper.builder().build();
    String indent = "  ";
    String filter = "";
    private boolean haveFilter;
    private final Call call;
    private final ArrayNode positional = JsonNodeFactory.instance.arrayNode();

    JqArguments(Call call) {
        this.call = call;
        List<String> args = call.operands();
        boolean options = true;
        String rest = "";
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (options && arg.equals("--")) {
                options = false;
            } else if (options && arg.startsWith("--") && arg.length() > 2) {
                String name = arg.substring(2);
                if (name.equals("args") || name.equals("jsonargs")) {
                    rest = name;
                } else {
                    i += option(name, args, i);
                }
            } else if (options && arg.length() > 1 && arg.charAt(0) == '-' && Character.isLetter(arg.charAt(1))) {
                letters(arg);
            } else if (!haveFilter) {
                haveFilter = true;
                filter = arg;
            } else if (rest.equals("args")) {
                positional.add(arg);
            } else if (rest.equals("jsonargs")) {
                positional.add(json(arg, "invalid JSON text passed to --jsonargs"));
            } else {
                files.add(arg);
            }
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        variables.forEach(named::set);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("positional", positional);
        all.set("named", named);
        variables.put("ARGS", all);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    boolean hasFilter() {
        return haveFilter;
    }

    private void letters(String arg) {
        for (char letter : arg.substring(1).toCharArray()) {
            String flag = LETTERS.get(letter);
            if (flag == null) {
                throw new ToolExit(2, "Unknown option " + arg + HINT);
            }
            flags.add(flag);
        }
    }

    /** A long option; how many arguments it took. */
    private int option(String name, List<String> args, int at) {
        switch (name) {
            case "arg", "argjson", "slurpfile", "rawfile" -> {
                if (at + 2 >= args.size()) {
                    throw new ToolExit(2, "--" + name + " takes two parameters (e.g. --" + name + " varname "
                            + (name.equals("arg") ? "value" : name.equals("argjson") ? "text" : "filename") + ")" + HINT);
                }
                variables.put(args.get(at + 1), value(name, args.get(at + 1), args.get(at + 2)));
                return 2;
            }
            case "indent" -> {
                String number = at + 1 < args.size() ? args.get(at + 1) : "";
                if (!number.matches("[0-7]")) {
                    throw new ToolExit(2, number.isEmpty() ? "--indent takes one parameter" + HINT
                            : "Cannot indent " + (number.startsWith("-") ? "less than -1" : "more than 7") + " characters" + HINT);
                }
                indent = " ".repeat(Integer.parseInt(number));
                return 1;
            }
            default -> {
                if (!FLAGS.contains(name)) {
                    throw new ToolExit(2, "Unknown option --" + name + HINT);
                }
                if (name.equals("stream")) {
                    throw new ToolExit(2, "--stream is not available in this lab yet");
                }
                flags.add(name);
                return 0;
            }
        }
    }

    private JsonNode value(String option, String name, String text) {
        if (option.equals("arg")) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        if (option.equals("argjson")) {
            return json(text, "invalid JSON text passed to --argjson");
        }
        try {
            String content = call.open(text).readText();
            if (option.equals("rawfile")) {
                return JsonNodeFactory.instance.stringNode(content);
            }
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            try (JsonParser values = mapper.createParser(content)) {
                while (values.nextToken() != null) {
                    all.add(values.<JsonNode>readValueAsTree());
                }
            }
            return all;
        } catch (FileError e) {
            throw new ToolExit(2, "Bad JSON in --" + option + " " + name + " " + text + ": Could not open " + text + ": " + e.reason() + HINT);
        } catch (JacksonException e) {
            throw new ToolExit(2, "Bad JSON in --" + option + " " + name + " " + text + HINT);
        }
    }

    private JsonNode json(String text, String complaint) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            throw new ToolExit(2, complaint + HINT);
        }
    }
}
