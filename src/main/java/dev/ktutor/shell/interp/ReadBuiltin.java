package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code read}. */
final class ReadBuiltin implements Builtin {
    private static final String USAGE = "read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt]"
            + " [-t timeout] [-u fd] [name ...]";
    /** Stands before a character that a backslash protected, until the line has been split. */
    private static final char GUARD = '\uFDD0';

    /** What the options ask for. */
    private record Wish(boolean raw, int delimiter, int characters, boolean exactly) { }

    @Override
    public int run(BuiltinCall call) {
        Getopt options = new Getopt(call.args(), "ersa:d:i:n:N:p:t:u:");
        int bad = options.complain(call, USAGE);
        if (bad >= 0) {
            return bad;
        }
        for (String name : options.operands()) {
            if (!Targets.valid(name)) {
                return call.fail(1, "`" + name + "': not a valid identifier");
            }
        }
        String count = options.has('N') ? options.value('N') : options.value('n');
        if (count != null && !count.matches("[0-9]{1,9}")) {
            return call.fail(1, count + ": invalid number");
        }
        String patience = options.value('t');
        if (patience != null && !patience.matches("[0-9]*\\.?[0-9]*")) {
            return call.fail(1, patience + ": invalid timeout specification");
        }
        String delimiter = options.value('d');
        byte[] delimiterBytes = ByteText.encode(delimiter == null ? "\n" : delimiter);
        Wish wish = new Wish(options.has('r'), delimiterBytes.length == 0 ? 0 : delimiterBytes[0] & 0xFF,
                count == null ? -1 : Integer.parseInt(count), options.has('N'));
        Interpreter shell = call.shell();
        String unit = options.value('u');
        int descriptor = unit == null ? 0 : unit.matches("[0-9]{1,5}") ? Integer.parseInt(unit) : -1;
        Optional<Input> input = shell.descriptors.find(descriptor).filter(file -> file.readable()).map(file -> file.input());
        if (input.isEmpty()) {
            return call.fail(1, (unit == null ? "read error: 0" : unit + ": invalid file descriptor") + ": Bad file descriptor");
        }
        String prompt = options.value('p');
        if (prompt != null && input.get().isTerminal()) {
            shell.err().print(prompt);
        }
        if ("0".equals(options.value('t'))) {
            return 0;
        }
        StringBuilder line = new StringBuilder();
        boolean ended;
        try {
            ended = readLine(options.has('s') && unit == null ? silent(shell, input.get()) : input.get(), wish, line);
        } catch (FileError e) {
            return call.fail(1, "read error: " + descriptor + ": " + e.reason());
        }
        int status = assign(call, options, wish, line.toString());
        return status != 0 ? status : ended ? 0 : 1;
    }

    /** What is typed at a terminal without being shown. */
    private static Input silent(Interpreter shell, Input input) {
        return shell.session.screen == null || !input.isTerminal() ? input : Input.of(shell.session.screen.readSecret("") + "\n");
    }

    /** Reads up to the delimiter; tells whether it was there rather than the end of the input. */
    private static boolean readLine(Input input, Wish wish, StringBuilder line) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int characters = 0;
        while (wish.characters() < 0 || characters < wish.characters()) {
            int b = input.read();
            if (b < 0) {
                line.append(ByteText.decode(plain.toByteArray()));
                return false;
            }
            if (b == wish.delimiter() && !wish.exactly()) {
                line.append(ByteText.decode(plain.toByteArray()));
                return true;
            }
            if (b == '\\' && !wish.raw()) {
                int next = input.read();
                if (next == '\n' || next < 0) {
                    continue;
                }
                line.append(ByteText.decode(plain.toByteArray())).append(GUARD);
                plain.reset();
                plain.write(next);
                characters++;
            } else if (b != 0) {
                plain.write(b);
                characters += (b & 0xC0) == 0x80 ? 0 : 1;
                for (int more = trailing(b); more > 0 && wish.characters() >= 0; more--) {
                    plain.write(Math.max(0, input.read()));
                }
            }
        }
        line.append(ByteText.decode(plain.toByteArray()));
        return true;
    }

    private static int trailing(int lead) {
        return lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    }

    private static int assign(BuiltinCall call, Getopt options, Wish wish, String line) {
        Interpreter shell = call.shell();
        String ifs = shell.variables.value("IFS");
        FieldReader reader = new FieldReader(line, ifs == null ? " \t\n" : ifs, GUARD);
        try {
            String array = options.value('a');
            if (array != null) {
                shell.variables.clearArray(array, false);
                List<String> fields = reader.all();
                for (int i = 0; i < fields.size(); i++) {
                    shell.variables.setElement(array, (long) i, fields.get(i), false);
                }
                return 0;
            }
            List<String> names = options.operands();
            if (names.isEmpty()) {
                shell.variables.set("REPLY", FieldReader.unguarded(line, GUARD));
                return 0;
            }
            if (wish.exactly()) {
                for (int i = 0; i < names.size(); i++) {
                    Targets.assign(shell, names.get(i), i == 0 ? FieldReader.unguarded(line, GUARD) : "");
                }
                return 0;
            }
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < names.size() - 1; i++) {
                fields.add(reader.next());
            }
            fields.add(reader.rest());
            for (int i = 0; i < names.size(); i++) {
                Targets.assign(shell, names.get(i), fields.get(i));
            }
            return 0;
        } catch (ExpansionError e) {
            // As bash: the complaint does not name read.
            shell.error(e.text());
            return 1;
        }
    }
}
