package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.io.Input;
import java.util.List;

/** tr(1), over bytes. */
public final class Tr extends Tool {
    /** The tool. */
    public Tr() {
        super("tr", "Translate, squeeze, and/or delete characters from standard input, writing to standard output.", """
                [OPTION]... STRING1 [STRING2]
                  -c, -C, --complement    use the complement of STRING1
                  -d, --delete            delete characters in STRING1, do not translate
                  -s, --squeeze-repeats   replace each sequence of a repeated character with a single one
                  -t, --truncate-set1     first truncate STRING1 to length of STRING2
                """);
    }

    @Override
    protected boolean stopsAtOperand() {
        return true;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        boolean delete = call.has("d");
        boolean squeeze = call.has("s");
        boolean complement = call.has("c");
        int least = delete == squeeze ? 2 : 1;
        int most = delete && !squeeze ? 1 : 2;
        if (operands.size() < least) {
            if (operands.isEmpty()) {
                throw new UsageError("missing operand");
            }
            throw new UsageError("missing operand after " + Quote.curly(operands.get(operands.size() - 1))
                    + (squeeze ? "\nTwo strings must be given when both deleting and squeezing repeats."
                    : "\nTwo strings must be given when translating."));
        }
        if (operands.size() > most) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(most))
                    + (most == 1 && operands.size() == 2 ? "\nOnly one string may be given when deleting without squeezing repeats." : ""));
        }
        CharacterSet first = CharacterSet.parse(Latin.of(operands.get(0)), false);
        CharacterSet second = operands.size() > 1 ? CharacterSet.parse(Latin.of(operands.get(1)), true) : null;
        boolean[] deleted = new boolean[256];
        boolean[] squeezed = new boolean[256];
        int[] map = new int[256];
        for (int i = 0; i < 256; i++) {
            map[i] = i;
        }
        String one = complement ? first.complement() : first.expand(0);
        if (delete) {
            one.chars().forEach(c -> deleted[c] = true);
            if (second != null) {
                second.expand(0).chars().forEach(c -> squeezed[c] = true);
            }
        } else if (second == null) {
            one.chars().forEach(c -> squeezed[c] = true);
        } else {
            translation(call, one, second, complement, map);
            if (squeeze) {
                second.expand(one.length()).chars().forEach(c -> squeezed[c] = true);
            }
        }
        copy(call, deleted, squeezed, map);
    }

    private static void translation(Call call, String one, CharacterSet second, boolean complement, int[] map) {
        String from = one;
        String to = second.expand(from.length());
        if (call.has("t")) {
            from = from.substring(0, Math.min(from.length(), to.length()));
        } else if (to.isEmpty() && !from.isEmpty()) {
            throw new ToolExit(1, "when not truncating set1, string2 must be non-empty");
        }
        if (second.hasClass() && from.length() > to.length() && second.endsWithClass()) {
            throw new ToolExit(1, "when translating with string1 longer than string2,\nthe latter string must not end with a character class");
        }
        if (complement && second.hasClass() && to.chars().distinct().count() > 1) {
            throw new ToolExit(1, "when translating with complemented character classes,\nstring2 must map all characters in the domain to one");
        }
        for (int i = 0; i < from.length(); i++) {
            map[from.charAt(i)] = to.charAt(Math.min(i, to.length() - 1));
        }
    }

    private static void copy(Call call, boolean[] deleted, boolean[] squeezed, int[] map) {
        byte[] buffer = new byte[16384];
        int last = -1;
        Input input = call.open("-");
        for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
            int used = 0;
            for (int i = 0; i < n; i++) {
                int b = buffer[i] & 0xFF;
                if (deleted[b]) {
                    continue;
                }
                int c = map[b];
                if (squeezed[c] && c == last) {
                    continue;
                }
                last = c;
                buffer[used++] = (byte) c;
            }
            call.out().write(buffer, 0, used);
        }
    }
}
