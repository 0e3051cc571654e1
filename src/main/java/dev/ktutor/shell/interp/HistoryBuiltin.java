package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code history}. */
final class HistoryBuiltin implements Builtin {

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "cd:anrwps");
        int bad = options.complain(call, "history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]");
        if (bad >= 0) {
            return bad;
        }
        List<String> history = call.shell().session.history;
        if (options.options().stream().filter(o -> "anrw".indexOf(o.letter()) >= 0).count() > 1) {
            return call.fail(1, "cannot use more than one of -anrw");
        }
        if (options.has('c')) {
            history.clear();
            call.shell().session.historyGone = 0;
            call.shell().session.historySaved = 0;
        }
        if (options.has('s')) {
            withoutThisCall(history);
            history.add(String.join(" ", options.operands()));
            return 0;
        }
        if (options.has('p')) {
            return print(call, options.operands(), history);
        }
        String delete = options.value('d');
        if (delete != null) {
            return delete(call, delete, history);
        }
        for (Getopt.Given option : options.options()) {
            if ("anrw".indexOf(option.letter()) >= 0) {
                return file(call, option.letter(), options.operands().isEmpty() ? null : options.operands().get(0));
            }
        }
        return options.has('c') ? 0 : list(call, options.operands(), history);
    }

    /** The call itself has been remembered already; {@code -s} and {@code -p} take that back. */
    private static void withoutThisCall(List<String> history) {
        if (!history.isEmpty()) {
            history.remove(history.size() - 1);
        }
    }

    private static int print(BuiltinCall call, List<String> lines, List<String> history) {
        withoutThisCall(history);
        int status = 0;
        for (String line : lines) {
            HistoryExpansion.Result result = new HistoryExpansion(history).expand(line);
            if (result.kind() == HistoryExpansion.Kind.ERROR) {
                status = call.fail(1, line + ": history expansion failed");
            } else {
                call.out().print(result.text() + "\n");
            }
        }
        return status;
    }

    private static int delete(BuiltinCall call, String which, List<String> history) {
        int gone = call.shell().session.historyGone;
        String[] ends = which.matches("[0-9]{1,9}-[0-9]{1,9}") ? which.split("-") : new String[] {which, which};
        int[] places = new int[2];
        for (int i = 0; i < 2; i++) {
            int number = ends[i].matches("-?[0-9]{1,9}") ? Integer.parseInt(ends[i]) : 0;
            places[i] = number < 0 ? history.size() + number : number - 1 - gone;
            if (places[i] < 0 || places[i] >= history.size() || number == 0) {
                return call.fail(1, ends[i] + ": history position out of range");
            }
        }
        history.subList(places[0], Math.max(places[0], places[1]) + 1).clear();
        return 0;
    }

    private static int file(BuiltinCall call, char letter, @Nullable String name) {
        HistoryKeeper keeper = new HistoryKeeper(call.shell());
        String file = keeper.file(name);
        if (file == null) {
            return 0;
        }
        List<String> history = call.shell().session.history;
        try {
            switch (letter) {
                case 'a' -> keeper.append(file);
                case 'w' -> keeper.write(file, history);
                case 'n' -> {
                    List<String> lines = keeper.read(file);
                    history.addAll(lines.subList(Math.min(call.shell().session.historySaved, lines.size()), lines.size()));
                }
                default -> history.addAll(keeper.read(file));
            }
            return 0;
        } catch (FileError e) {
            return call.fail(1, file + (letter == 'r' || letter == 'n' ? ": cannot read: " : ": cannot create: ") + e.reason());
        }
    }

    private static int list(BuiltinCall call, List<String> operands, List<String> history) {
        int from = 0;
        if (!operands.isEmpty()) {
            String count = operands.get(0);
            if (!count.matches("[0-9]{1,9}")) {
                return call.fail(1, count + ": numeric argument required");
            }
            from = Math.max(0, history.size() - Integer.parseInt(count));
        }
        int gone = call.shell().session.historyGone;
        StringBuilder text = new StringBuilder();
        for (int i = from; i < history.size(); i++) {
            text.append(String.format("%5d  %s%n", i + 1 + gone, history.get(i)));
        }
        call.out().print(text.toString());
        return 0;
    }
}
