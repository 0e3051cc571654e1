package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.text.Options;
import dev.ktutor.command.editor.vi.text.Options.Kind;
import dev.ktutor.command.editor.vi.text.Options.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** :set, and the commands of a vimrc that change only how things look. */
final class SettingCommands {
    private static final Pattern ITEM = Pattern.compile("(no|inv)?([a-z_]+)(?:([?!&])(?:vim|vi)?|([-+^]?[=:])(.*))?");
    private final Editor editor;
    private final ExCommands commands;

    SettingCommands(Editor editor, ExCommands commands) {
        this.editor = editor;
        this.commands = commands;
    }

    void addTo(ExTable table) {
        table.add("se[t]", line -> set(line.argument()), Trait.ARGUMENT);
        table.add("setl[ocal]", line -> set(line.argument()), Trait.ARGUMENT);
        table.add("setg[lobal]", line -> set(line.argument()), Trait.ARGUMENT);
        table.add("noh[lsearch]", line -> editor.search().hide());
        ExCommand nothing = line -> { };
        for (String looks : new String[] {"colo[rscheme]", "hi[ghlight]", "redr[aw]", "redraws[tatus]", "dig[raphs]", "scripte[ncoding]"}) {
            table.add(looks, nothing, Trait.ARGUMENT, Trait.BANG, Trait.BAR);
        }
        table.add("sy[ntax]", this::syntax, Trait.ARGUMENT);
        table.add("let", nothing, Trait.ARGUMENT, Trait.BAR);
        table.add("sil[ent]", line -> editor.commands().run(line.argument()), Trait.ARGUMENT, Trait.BANG, Trait.BAR);
        table.add("ec[ho]", line -> editor.say(line.argument().strip().replaceAll("^(['\"])(.*)\\1$", "$2")), Trait.ARGUMENT, Trait.BAR);
    }

    private void syntax(ExLine line) {
        String how = line.argument().strip();
        boolean off = how.equals("off") || how.equals("clear");
        editor.options().set("syntax", off ? "off" : "on");
        commands.colours();
    }

    private void set(String argument) {
        String text = argument.strip();
        if (text.isEmpty() || text.equals("all")) {
            list(text.isEmpty());
            return;
        }
        // A blank may stand before the sign of a question, and behind a backslash.
        for (String word : text.replaceAll("(?<=[a-z]) +(?=[?!&](\\s|$))", "").split("(?<!\\\\)\\s+")) {
            if (word.startsWith("\"")) {
                return;
            }
            item(word.replace("\\ ", " ").replace("\\|", "|"));
        }
    }

    private void list(boolean changedOnly) {
        List<String> shown = new ArrayList<>();
        for (Option option : Options.all().values()) {
            boolean changed = !editor.options().text(option.name()).equals(option.initial().equals("-") ? "" : option.initial());
            if (!option.initial().equals("-") && (!changedOnly || changed)) {
                shown.add(shown(option));
            }
        }
        editor.say("--- Options ---\n" + String.join("\n", shown) + "\n");
    }

    private String shown(Option option) {
        if (option.kind() == Kind.BOOLEAN) {
            return (editor.options().on(option.name()) ? "  " : "no") + option.name();
        }
        return "  " + option.name() + "=" + editor.options().text(option.name());
    }

    private void item(String word) {
        Matcher parts = ITEM.matcher(word);
        if (!parts.matches()) {
            String name = word.replaceFirst("[^a-z_].*", "");
            throw new Refusal(name.isEmpty() || Options.find(name) == null ? "E518: Unknown option: " + word : "E474: Invalid argument: " + word);
        }
        String prefix = parts.group(1) == null ? "" : parts.group(1);
        Option option = Options.find(prefix + parts.group(2));
        if (option != null) {
            prefix = "";
        } else {
            option = Options.find(parts.group(2));
        }
        if (option == null) {
            throw new Refusal("E518: Unknown option: " + word);
        }
        if (option.initial().equals("-")) {
            if (option.kind() == Kind.BOOLEAN && parts.group(4) == null) {
                throw new Refusal("E519: Option not supported: " + word);
            }
            return;
        }
        String sign = parts.group(3);
        if (sign != null && !sign.equals("!")) {
            query(option, sign);
        } else if (option.kind() == Kind.BOOLEAN) {
            bool(option, prefix, sign, parts.group(4), word);
        } else if (!prefix.isEmpty() || sign != null) {
            throw new Refusal("E474: Invalid argument: " + word);
        } else if (parts.group(4) == null) {
            editor.say(shown(option));
        } else {
            value(option, parts.group(4), parts.group(5), word);
        }
    }

    private void query(Option option, String sign) {
        if (sign.equals("?")) {
            editor.say(shown(option));
        } else {
            editor.options().set(option.name(), option.initial());
        }
    }

    private void bool(Option option, String prefix, String sign, String equals, String word) {
        if (equals != null) {
            throw new Refusal("E474: Invalid argument: " + word);
        }
        boolean was = editor.options().on(option.name());
        boolean on = sign != null || prefix.equals("inv") ? !was : prefix.isEmpty();
        editor.options().set(option.name(), on);
        if (option.name().equals("hlsearch")) {
            editor.search().show();
        } else if (option.name().equals("modified")) {
            editor.buffer().undo().setModified(on);
        }
    }

    private void value(Option option, String operator, String given, String word) {
        String old = editor.options().text(option.name());
        char how = operator.charAt(0);
        if (option.kind() == Kind.NUMBER) {
            if (!given.matches("-?\\d{1,9}")) {
                throw new Refusal("E521: Number required after =: " + word);
            }
            int number = Integer.parseInt(given);
            int now = how == '+' ? editor.options().number(option.name()) + number
                    : how == '-' ? editor.options().number(option.name()) - number
                    : how == '^' ? editor.options().number(option.name()) * number : number;
            boolean mustBePositive = option.name().equals("tabstop") && now <= 0 || option.name().equals("shiftwidth") && now < 0;
            if (mustBePositive) {
                throw new Refusal("E487: Argument must be positive: " + word);
            }
            editor.options().set(option.name(), String.valueOf(now));
            return;
        }
        String comma = old.isEmpty() || !old.contains(",") && option.name().matches("formatoptions|shortmess|cpoptions|whichwrap|mouse") ? "" : ",";
        String now = switch (how) {
            case '+' -> old + comma + given;
            case '^' -> given + comma + old;
            case '-' -> without(old, given);
            default -> given;
        };
        editor.options().set(option.name(), now);
    }

    private static String without(String old, String given) {
        if (old.contains(",")) {
            List<String> parts = new ArrayList<>(Arrays.asList(old.split(",")));
            parts.remove(given);
            return String.join(",", parts);
        }
        return old.replace(given, "");
    }
}
