package dev.ktutor.command.coreutils.jq;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON as jq 1.6 prints it: numbers as doubles, two blanks of indentation, keys sorted on demand, colours. */
record JqPrinter(String indent, boolean sorted, boolean ascii, boolean colors) {

    String print(JsonNode node) {
        StringBuilder out = new StringBuilder();
        print(node, out, 0);
        return out.toString();
    }

    private void print(JsonNode node, StringBuilder out, int level) {
        if (node.isObject()) {
            object(node, out, level);
        } else if (node.isArray()) {
            array(node, out, level);
        } else {
            String text = node.isString() ? quoted(node.asString()) : node.isNumber() ? number(node.doubleValue())
                    : node.isNull() || node.isMissingNode() ? "null" : node.asString();
            String color = node.isString() ? "0;32" : node.isNull() ? "1;30" : "0;39";
            out.append(colors ? "\u001b[" + color + "m" + text + "\u001b[0m" : text);
        }
    }

    private String punctuation(String text) {
        return colors ? "\u001b[1;39m" + text : text;
    }

    private String end() {
        return colors ? "\u001b[0m" : "";
    }

    private void newline(StringBuilder out, int level) {
        if (!indent.isEmpty()) {
            out.append('\n').append(indent.repeat(level));
        }
    }

    private void array(JsonNode node, StringBuilder out, int level) {
        if (node.isEmpty()) {
            out.append(punctuation("[]")).append(end());
            return;
        }
        out.append(punctuation("["));
        boolean first = true;
        for (JsonNode element : node) {
            if (!first) {
                out.append(punctuation(","));
            }
            newline(out, level + 1);
            print(element, out, level + 1);
            first = false;
        }
        out.append(colors ? "\u001b[1;39m" : "");
        newline(out, level);
        out.append(punctuation("]")).append(end());
    }

    private void object(JsonNode node, StringBuilder out, int level) {
        if (node.isEmpty()) {
            out.append(punctuation("{}")).append(end());
            return;
        }
        out.append(punctuation("{"));
        Iterator<Map.Entry<String, JsonNode>> fields = sorted ? asMap(node).entrySet().iterator()
                : node.properties().iterator();
        boolean first = true;
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!first) {
                out.append(punctuation(","));
            }
            newline(out, level + 1);
            out.append(end());
            String key = quoted(field.getKey());
            out.append(colors ? "\u001b[34;1m" + key + "\u001b[0m" : key).append(punctuation(":")).append(indent.isEmpty() ? "" : " ")
                    .append(end());
            print(field.getValue(), out, level + 1);
            first = false;
        }
        out.append(colors ? "\u001b[1;39m" : "");
        newline(out, level);
        out.append(punctuation("}")).append(end());
    }

    private static Map<String, JsonNode> asMap(JsonNode node) {
        Map<String, JsonNode> map = new TreeMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), field.getValue()));
        return map;
    }

    private String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 32 || c == 127 || ascii && c > 126) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** The shortest digits that give the number back, laid out as jq 1.6 does (jv_dtoa.c, freedtoa's format). */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "null";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "1.7976931348623157e+308" : "-1.7976931348623157e+308";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == Math.abs(value)) {
                break;
            }
        }
        String digits = shortest.stripTrailingZeros().unscaledValue().toString();
        int point = digits.length() - shortest.stripTrailingZeros().scale();
        String sign = value < 0 ? "-" : "";
        if (point <= -4 || point > digits.length() + 15) {
            int exponent = point - 1;
            return sign + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "")
                    + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        return sign + (digits.length() <= point ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point));
    }
}
