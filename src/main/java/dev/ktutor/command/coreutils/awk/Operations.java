package dev.ktutor.command.coreutils.awk;

/** What operators do with values. */
final class Operations {
    private Operations() { }

    /** As numbers if both are, else as texts. */
    static boolean compare(Machine m, String operator, Object a, Object b) {
        int order = Values.numeric(a) && Values.numeric(b) ? Double.compare(Values.number(a) + 0.0, Values.number(b) + 0.0)
                : m.text(a).compareTo(m.text(b));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }

    /** {@code + - * / %}, and the power for any other sign. */
    static Double arithmetic(char operator, double a, double b) {
        if (b == 0 && (operator == '/' || operator == '%')) {
            // mawk goes on with infinity and not-a-number.
            return operator == '/' ? a / b : Double.NaN;
        }
        return switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            case '/' -> a / b;
            case '%' -> a % b;
            default -> Math.pow(a, b);
        };
    }
}
