package dev.ktutor.shell.interp;

import dev.ktutor.host.io.Input;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code mapfile} and {@code readarray}. */
final class MapfileBuiltin implements Builtin {
    private static final String USAGE = "mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]";
    /** What the options that take a number are called in complaints. */
    private static final Map<Character, String> NUMBERS = Map.of('n', "line count", 's', "line count", 'O', "array origin",
            'c', "callback quantum", 'u', "file descriptor specification");

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "d:n:O:s:tu:C:c:");
        int bad = options.complain(call, USAGE.replaceFirst("mapfile", call.name()));
        if (bad >= 0) {
            return bad;
        }
        Interpreter shell = call.shell();
        List<String> names = options.operands();
        String array = names.isEmpty() ? "MAPFILE" : names.get(0);
        if (!dev.ktutor.shell.syntax.Names.isName(array)) {
            return call.fail(1, "`" + array + "': not a valid identifier");
        }
        for (Getopt.Given option : options.options()) {
            String value = option.value();
            String what = NUMBERS.get(option.letter());
            if (what != null && value != null && !value.matches("[0-9]{1,9}")) {
                return call.fail(1, value + ": invalid " + what);
            }
        }
        long most = number(options.value('n'), 0);
        long skip = number(options.value('s'), 0);
        long index = number(options.value('O'), 0);
        long quantum = number(options.value('c'), 5000);
        int descriptor = (int) number(options.value('u'), 0);
        Optional<Input> input = shell.descriptors.find(descriptor).filter(file -> file.readable()).map(file -> file.input());
        if (input.isEmpty()) {
            return call.fail(1, descriptor + ": invalid file descriptor: Bad file descriptor");
        }
        String wanted = options.value('d');
        byte[] encoded = ByteText.encode(wanted == null ? "\n" : wanted);
        int delimiter = encoded.length == 0 ? 0 : encoded[0] & 0xFF;
        if (options.value('O') == null) {
            shell.variables.clearArray(array, false);
        }
        String callback = options.value('C');
        long taken = 0;
        for (String line = next(input.get(), delimiter, options.has('t')); line != null; line = next(input.get(), delimiter, options.has('t'))) {
            if (skip-- > 0) {
                continue;
            }
            if (callback != null && (taken + 1) % quantum == 0) {
                new ScriptRunner(shell).evaluate(callback + " " + index + " " + Quoting.single(line), shell.line, "");
            }
            shell.variables.setElement(array, index++, line, false);
            if (++taken == most) {
                break;
            }
        }
        return 0;
    }

    private static long number(@Nullable String text, long otherwise) {
        return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : otherwise;
    }

    private static @Nullable String next(Input input, int delimiter, boolean strip) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        int b = input.read();
        while (b >= 0) {
            any = true;
            if (b == delimiter) {
                if (!strip) {
                    line.write(b);
                }
                break;
            }
            line.write(b);
            b = input.read();
        }
        return any ? ByteText.decode(line.toByteArray()).replace("\0", "") : null;
    }
}
