package dev.ktutor.data;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/** go-yaml's words for what SnakeYAML found: both descend from libyaml's rules. */
final class YamlErrors {
    /** Start of SnakeYAML's problem, start of its context (or ""), go-yaml's problem. */
    private static final String[][] WORDS = {
        {"mapping values are not allowed", "", "mapping values are not allowed in this context"},
        {"mapping keys are not allowed", "", "mapping keys are not allowed in this context"},
        {"sequence entries are not allowed", "", "block sequence entries are not allowed in this context"},
        {"found character '\\t(TAB)'", "", "found a tab character that violates indentation"},
        {"found character", "while scanning for the next token", "found character that cannot start any token"},
        {"expected <block end>", "while parsing a block mapping", "did not find expected key"},
        {"expected <block end>", "while parsing a block collection", "did not find expected '-' indicator"},
        {"expected ',' or ']'", "", "did not find expected ',' or ']'"},
        {"expected ',' or '}'", "", "did not find expected ',' or '}'"},
        {"expected '<document start>'", "", "did not find expected <document start>"},
        {"expected the node content", "", "did not find expected node content"},
        {"found undefined tag handle", "", "found undefined tag handle"},
        {"found unknown escape character", "", "found unknown escape character"},
        {"expected escape sequence", "", "did not find expected hexdecimal number"},
        {"expected alphabetic or numeric character", "", "did not find expected alphabetic or numeric character"},
        {"found unexpected document separator", "", "found unexpected document indicator"},
        {"found duplicate", "", "found duplicate %YAML directive"},
    };

    private YamlErrors() { }

    static YamlError of(MarkedYAMLException error) {
        String problem = error.getProblem() == null ? "unknown problem parsing YAML content" : error.getProblem();
        String context = error.getContext() == null ? "" : error.getContext();
        String message = problem;
        for (String[] row : WORDS) {
            if (problem.startsWith(row[0]) && context.startsWith(row[1])) {
                message = row[2];
                break;
            }
        }
        // go-yaml counts lines from 0 and adds one for the scanner's errors only (decode.go, parser.fail).
        int extra = error instanceof ScannerException ? 1 : 0;
        int line = lineOf(error.getProblemMark());
        if (line == 0) {
            line = lineOf(error.getContextMark());
        }
        int shown = Math.max(1, lineOf(error.getProblemMark()) + 1);
        String where = line == 0 ? "" : "line " + (line + extra) + ": ";
        return new YamlError("yaml: " + where + message, shown);
    }

    private static int lineOf(Mark mark) {
        return mark == null ? 0 : mark.getLine();
    }
}
