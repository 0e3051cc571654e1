package dev.ktutor.shell.interp;

import java.util.List;

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
        if (options.has('c')) {
            history.clear();
            return 0;
        }
        String delete = options.value('d');
        if (delete != null) {
            int index = delete.matches("[0-9]{1,9}") ? Integer.parseInt(delete) - 1 : -1;
            if (index < 0 || index >= history.size()) {
                return call.fail(1, delete + ": history position out of range");
            }
            history.remove(index);
            return 0;
        }
        if (!options.options().isEmpty()) {
            return 0;
        }
        int from = 0;
        if (!options.operands().isEmpty()) {
            String count = options.operands().get(0);
            if (!count.matches("[0-9]{1,9}")) {
                return call.fail(1, count + ": numeric argument required");
            }
            from = Math.max(0, history.size() - Integer.parseInt(count));
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < history.size(); i++) {
            text.append(String.format("%5d  %s%n", i + 1, history.get(i)));
        }
        call.out().print(text.toString());
        return 0;
    }
}
