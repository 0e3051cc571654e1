package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import org.jspecify.annotations.Nullable;

/** The operators that {@code [[ ]]} and {@code test} share (bash manual, 6.4). */
final class FileTests {
    private final Interpreter shell;

    FileTests(Interpreter shell) {
        this.shell = shell;
    }

    boolean unary(String operator, String operand) {
        switch (operator) {
            case "-z" -> {
                return operand.isEmpty();
            }
            case "-n" -> {
                return !operand.isEmpty();
            }
            case "-v" -> {
                return isSet(operand);
            }
            case "-R" -> {
                Variable variable = shell.variables.raw(operand);
                return variable != null && variable.has(Variable.NAMEREF);
            }
            case "-o" -> {
                ShellOption option = ShellOption.named(operand, true);
                return option != null && shell.on(option);
            }
            case "-t" -> {
                return isTerminal(operand);
            }
            default -> {
                return file(operator, operand);
            }
        }
    }

    private boolean isTerminal(String operand) {
        if (!operand.matches("[0-9]{1,5}")) {
            return false;
        }
        return shell.descriptors.find(Integer.parseInt(operand))
                .map(file -> file.readable() ? file.input().isTerminal() : file.output().isTerminal()).orElse(false);
    }

    private boolean file(String operator, String path) {
        FileView files = shell.files();
        boolean link = operator.equals("-h") || operator.equals("-L");
        FileStat stat = path.isEmpty() ? null : link ? files.findLink(path) : files.find(path);
        if (stat == null) {
            return false;
        }
        return switch (operator) {
            case "-a", "-e" -> true;
            case "-f" -> stat.isRegular();
            case "-d" -> stat.isDirectory();
            case "-h", "-L" -> stat.isSymlink();
            case "-s" -> stat.size() > 0;
            case "-c" -> stat.kind() == FileKind.DEVICE;
            case "-p" -> stat.kind() == FileKind.FIFO;
            case "-r" -> may(stat, 4);
            case "-w" -> may(stat, 2);
            case "-x" -> may(stat, 1);
            case "-u" -> (stat.mode() & 04000) != 0;
            case "-g" -> (stat.mode() & 02000) != 0;
            case "-k" -> (stat.mode() & 01000) != 0;
            case "-O" -> stat.uid() == shell.session.credentials.uid();
            case "-G" -> stat.gid() == shell.session.credentials.gid();
            case "-N" -> stat.modified().isAfter(stat.accessed());
            default -> false;
        };
    }

    private boolean may(FileStat stat, int bits) {
        return shell.session.credentials.may(bits, stat.uid(), stat.gid(), stat.mode(), stat.isDirectory());
    }

    private boolean isSet(String operand) {
        int bracket = operand.indexOf('[');
        if (bracket < 0 || !operand.endsWith("]")) {
            Variable variable = shell.variables.get(operand);
            return variable != null && variable.value() != null
                    || operand.matches("[0-9]{1,5}") && Integer.parseInt(operand) <= shell.positional.size();
        }
        Variable variable = shell.variables.get(operand.substring(0, bracket));
        String key = operand.substring(bracket + 1, operand.length() - 1);
        if (variable == null) {
            return false;
        }
        boolean all = key.equals("@") || key.equals("*");
        if (variable.map() != null) {
            return variable.map().get(key) != null || all && variable.map().size() > 0;
        }
        if (all) {
            return variable.array() != null ? !variable.array().elements().isEmpty() : variable.text() != null;
        }
        long index = shell.expander.arithmetic().evaluate(key);
        return variable.array() != null ? variable.array().get(index) != null : index == 0 && variable.text() != null;
    }

    boolean compare(String left, String operator, String right) {
        @Nullable FileStat a = shell.files().find(left);
        @Nullable FileStat b = shell.files().find(right);
        if (operator.equals("-ef")) {
            return a != null && b != null && a.inode() == b.inode();
        }
        if (operator.equals("-nt")) {
            return a != null && (b == null || a.modified().isAfter(b.modified()));
        }
        return b != null && (a == null || a.modified().isBefore(b.modified()));
    }

    static boolean compare(long a, String operator, long b) {
        return switch (operator) {
            case "-eq" -> a == b;
            case "-ne" -> a != b;
            case "-lt" -> a < b;
            case "-le" -> a <= b;
            case "-gt" -> a > b;
            default -> a >= b;
        };
    }
}
