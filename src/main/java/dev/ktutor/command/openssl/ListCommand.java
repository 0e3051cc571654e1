package dev.ktutor.command.openssl;

import java.util.Arrays;
import java.util.List;

/** {@code openssl list}: the names of subcommands. */
final class ListCommand implements Subcommand {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public int run(Call call, Options options) {
        boolean oneColumn = false;
        boolean asked = false;
        while (options.next()) {
            String title = switch (options.name()) {
                case "1" -> "";
                case "commands", "standard-commands" -> "Standard commands";
                default -> throw call.notYet("the option -" + options.name());
            };
            oneColumn |= title.isEmpty();
            asked |= !title.isEmpty();
            if (!title.isEmpty()) {
                print(call, title, oneColumn);
            }
        }
        options.noRest();
        if (!asked) {
            throw call.usage();
        }
        return 0;
    }

    /** The columns under a title of the list that {@code openssl help} prints. */
    private static void print(Call call, String title, boolean oneColumn) {
        List<String> lines = OptionTable.load("commands").orElseThrow().help().lines().toList();
        int from = 0;
        while (!lines.get(from).startsWith(title)) {
            from++;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(from + 1, lines.size())) {
            if (line.isBlank()) {
                break;
            }
            if (oneColumn) {
                Arrays.stream(line.strip().split("\\s+")).forEach(word -> text.append(word).append('\n'));
            } else {
                text.append(line).append('\n');
            }
        }
        call.out(text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
