package dev.ktutor.terminal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.ParsedLine;

/** Completes words by asking the lab, on its own thread; a lab that is busy for long completes nothing. */
final class LabCompleter implements Completer {
    private static final int PATIENCE_SECONDS = 3;

    private final LabThread lab;
    private final Function<ShellLines.Words, List<Suggestion>> suggestions;

    /**
     * A way to go on.
     *
     * @param word the whole word
     * @param shown what a list of them shows: of a path, only its last part
     * @param finished whether a blank follows; not after a directory
     */
    record Suggestion(String word, String shown, boolean finished) {
        /** A finished word. */
        static Suggestion of(String word) {
            return new Suggestion(word, word, true);
        }
    }

    LabCompleter(LabThread lab, Function<ShellLines.Words, List<Suggestion>> suggestions) {
        this.lab = lab;
        this.suggestions = suggestions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        ShellLines.Words words = line instanceof ShellLines.Words typed ? typed : ShellLines.Words.of(line.line(), line.cursor());
        try {
            for (Suggestion suggestion : lab.submit(() -> suggestions.apply(words)).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                candidates.add(new Candidate(suggestion.word, suggestion.shown, null, null, null, null, suggestion.finished));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            candidates.clear();
        }
    }

    /** Words that begin with what was typed, as bash has it; JLine's own matcher also guesses at typing mistakes. */
    static final class ByPrefix implements CompletionMatcher {
        private String typed = "";
        private List<Candidate> matching = List.of();

        @Override
        public void compile(Map<Option, Boolean> options, boolean prefix, CompletingParsedLine line, boolean caseInsensitive,
                int errors, String originalGroupName) {
            typed = line.word().substring(0, line.wordCursor());
        }

        @Override
        public List<Candidate> matches(List<Candidate> candidates) {
            matching = candidates.stream().filter(candidate -> candidate.value().startsWith(typed))
                    .collect(Collectors.collectingAndThen(Collectors.toMap(Candidate::value, c -> c, (a, b) -> a,
                            java.util.TreeMap::new), map -> List.copyOf(map.values())));
            return matching;
        }

        @Override
        public Candidate exactMatch() {
            return matching.stream().filter(candidate -> candidate.value().equals(typed)).findFirst().orElse(null);
        }

        @Override
        public String getCommonPrefix() {
            String common = matching.isEmpty() ? "" : matching.get(0).value();
            for (Candidate candidate : matching) {
                int same = 0;
                int most = Math.min(common.length(), candidate.value().length());
                while (same < most && common.charAt(same) == candidate.value().charAt(same)) {
                    same++;
                }
                common = common.substring(0, same);
            }
            return common;
        }
    }
}
