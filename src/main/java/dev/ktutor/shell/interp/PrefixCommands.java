package dev.ktutor.shell.interp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands whose arguments are another command, after options of their own. */
final class PrefixCommands {
    /** Name, letters of the options that take a value, how many operands come before the command. */
    private static final String TABLE = """
            sudo ugpCDRTh 0
            doas uC 0
            xargs InPdLsaE 0
            watch n 0
            timeout sk 1
            env uCS 0
            nice n 0
            ionice cn 0
            time fo 0
            strace epo 0
            nohup - 0
            command - 0
            builtin - 0
            exec a 0
            setsid - 0
            chroot - 1
            """;
    private static final Map<String, String[]> ROWS = rows();

    private PrefixCommands() { }

    private static Map<String, String[]> rows() {
        Map<String, String[]> rows = new HashMap<>();
        TABLE.lines().map(line -> line.split(" ")).forEach(row -> rows.put(row[0], row));
        return rows;
    }

    /** Where the inner command begins among the words; 0 if it is not begun, or there is none. */
    static int commandAt(List<String> words) {
        String[] row = ROWS.get(words.get(0));
        if (row == null) {
            return 0;
        }
        int operands = Integer.parseInt(row[2]);
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = i == words.size() - 1;
            if (word.startsWith("-") && word.length() > 1) {
                if (last) {
                    return 0;
                }
                boolean valued = !word.startsWith("--") && row[1].indexOf(word.charAt(word.length() - 1)) >= 0;
                i += valued ? 1 : 0;
                if (valued && i == words.size() - 1) {
                    return 0;
                }
            } else if (word.matches("[A-Za-z_][A-Za-z0-9_]*=.*") && !last) {
                continue;
            } else if (operands-- == 0) {
                return i;
            }
        }
        return 0;
    }
}
