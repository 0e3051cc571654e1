package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.awk.Statement.Flow;
import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.FloatFormat;
import dev.ktutor.host.io.BufferedOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a program works on: variables, the record, files, the way values become text. */
final class Machine {
    /** What a few hundred of its own steps are worth. */
    private static final int STEPS = 64;

    private static final int DEEPEST = 2000;
    private final Call call;
    private final Fields fields = new Fields(this);
    private final AwkFiles files;
    private final Map<String, Cell> variables = new HashMap<>();
    private final Map<String, Regex> regexes = new HashMap<>();
    private Cell[] frame = {};
    private Object returned = Text.NOTHING;
    private int depth;
    private int status;
    private Random random;
    private double seed;
    private long steps;

    Machine(Call call, List<String> arguments) {
        this.call = call;
        this.seed = call.in().host().chance().below(1 << 30);
        this.random = new Random((long) seed);
        this.files = new AwkFiles(this, call);
        Map<String, Object> initial = Map.of("FS", " ", "OFS", " ", "RS", "\n", "ORS", "\n", "SUBSEP", "\u001c", "CONVFMT", "%.6g",
                "OFMT", "%.6g", "NR", 0.0, "FNR", 0.0, "RSTART", 0.0);
        initial.forEach((name, value) -> variable(name).set(value));
        variable("RLENGTH").set(-1.0);
        call.in().environment().forEach((name, value) -> variable("ENVIRON").array().put(name, new Text(Latin.of(value))));
        variable("ARGV").array().put("0", "awk");
        for (int i = 0; i < arguments.size(); i++) {
            variable("ARGV").array().put(String.valueOf(i + 1), new Text(Latin.of(arguments.get(i))));
        }
        variable("ARGC").set((double) arguments.size() + 1);
    }

    Call call() {
        return call;
    }

    BufferedOutput out() {
        return call.out();
    }

    AwkFiles files() {
        return files;
    }

    Fields fields() {
        return fields;
    }

    String record() {
        return fields.record();
    }

    int status() {
        return status;
    }

    Cell variable(String name) {
        return variables.computeIfAbsent(name, n -> new Cell());
    }

    Object read(String name) {
        return name.equals("NF") ? (Object) (double) fields.count() : variable(name).value();
    }

    void assign(String name, Object value) {
        if (name.equals("NF")) {
            fields.resize((int) Values.number(value));
        } else {
            if (name.equals("FS")) {
                // The present record is split by the old separator (POSIX).
                fields.count();
            }
            variable(name).set(value);
        }
    }

    Cell local(int index) {
        return frame[index];
    }

    Object inFrame(Cell[] cells, Statement body) {
        if (++depth > DEEPEST) {
            throw new AwkError("function call nesting too deep");
        }
        Cell[] outer = frame;
        frame = cells;
        returned = Text.NOTHING;
        try {
            body.run(this);
            Object result = returned;
            returned = Text.NOTHING;
            return result;
        } finally {
            frame = outer;
            depth--;
        }
    }

    Flow giveBack(Object value) {
        returned = value;
        return Flow.RETURN;
    }

    Flow exit(@Nullable Expr value) {
        if (value != null) {
            status = (int) value.number(this);
        }
        throw new Jump(Jump.To.EXIT);
    }

    void checkpoint() {
        if ((++steps & 0xFF) == 0) {
            call.checkpoint(STEPS);
        }
    }

    double random() {
        return random.nextDouble();
    }

    double seed(@Nullable Double newSeed) {
        double old = seed;
        seed = newSeed == null ? call.now().getEpochSecond() : newSeed;
        random = new Random((long) seed);
        return old;
    }

    Regex regex(String text) {
        return regexes.computeIfAbsent(text, t -> {
            try {
                return Regex.compile(plainBraces(t), RegexSyntax.EXTENDED, Regex.Option.LENIENT);
            } catch (RegexError e) {
                throw new AwkError("regular expression compile failed (" + e.text() + ")\n" + t);
            }
        });
    }

    /** mawk 1.3.4 knows no intervals: a brace stands for itself. */
    private static String plainBraces(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        boolean bracket = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                out.append(c).append(text.charAt(++i));
                continue;
            }
            bracket = c == '[' || bracket && c != ']';
            out.append(c == '{' && !bracket ? "\\{" : String.valueOf(c));
        }
        return out.toString();
    }

    /** A value as a string, numbers by CONVFMT. */
    String text(Object value) {
        return value instanceof Double number ? number(number, "CONVFMT") : value.toString();
    }

    /** A value as print shows it, numbers by OFMT. */
    String shown(Object value) {
        return value instanceof Double number ? number(number, "OFMT") : value.toString();
    }

    private String number(double number, String format) {
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return String.valueOf((long) number);
        }
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String spec = variable(format).value().toString();
        return spec.matches("%[-+ #0]*[0-9]*(\\.[0-9]*)?[eEfgG]") ? FloatFormat.format(spec, number)
                : Formats.format(this, new Expr[] {m -> spec, m -> number});
    }

    /** getline: 1 for a record, 0 at the end, -1 if the file cannot be read. */
    Object getline(@Nullable RecordReader reader, @Nullable Place target, boolean main) {
        if (reader == null) {
            return -1.0;
        }
        String line = reader.next(text(variable("RS").value()));
        if (line == null) {
            return 0.0;
        }
        if (target == null) {
            fields.record(line);
        } else {
            target.assign(this, new Text(line));
        }
        if (main || target == null && reader.counts()) {
            variable("NR").set(Values.number(variable("NR").value()) + 1);
            if (main) {
                variable("FNR").set(Values.number(variable("FNR").value()) + 1);
            }
        }
        return 1.0;
    }
}
