package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt.Completion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the words that fit into what stands in the line: their common beginning, quoted as the word at the cursor is, and
 * behind the only one a blank, or a slash if it is a directory.
 */
final class Choice {
    private static final String MEANS_SOMETHING = " \t\n\\\"'`$&|;()<>*?[]!{}=:@,^";

    /** What the words are. */
    enum Look {
        /** Put in as they are. */
        PLAIN,
        /** Paths: quoted, listed by their last part. */
        FILES
    }

    private final Interpreter shell;
    private final LineWords at;
    private final int from;

    /** A choice for the last word, of which the part from that place in its raw text is replaced. */
    Choice(Interpreter shell, LineWords at, int from) {
        this.shell = shell;
        this.at = at;
        this.from = from;
    }

    Completion of(List<String> found, Look look, Set<String> options) {
        Set<String> all = options.contains("nosort") ? new LinkedHashSet<>(found) : new TreeSet<>(found);
        if (all.isEmpty()) {
            return Completion.NONE;
        }
        List<String> words = List.copyOf(all);
        String common = common(words);
        boolean only = words.size() == 1;
        boolean directory = look == Look.FILES && only && isDirectory(common);
        String raw = at.rawWord().substring(from);
        String insert = look == Look.FILES && !options.contains("noquote") ? path(raw, common, only) : plain(raw, common, only);
        if (only && !directory && !options.contains("nospace")) {
            insert += " ";
        } else if (directory && !insert.endsWith("/")) {
            insert += "/";
        }
        String typed = LineWords.unquoted(raw);
        return new Completion(at.start() + from, insert, words.stream().map(word -> look == Look.FILES ? lastPart(word) : afterBreak(word, typed)).toList());
    }

    private boolean isDirectory(String path) {
        return shell.files().isDirectory(new WordSource(shell).expanded(path));
    }

    private String lastPart(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1) + (isDirectory(path) ? "/" : "");
    }

    /** What a list shows of a word: not what stands before the last = or : that was typed. */
    private static String afterBreak(String word, String typed) {
        int cut = Math.max(typed.lastIndexOf('='), typed.lastIndexOf(':'));
        return cut >= 0 && word.startsWith(typed.substring(0, cut + 1)) ? word.substring(cut + 1) : word;
    }

    /** The typed directory stays as typed; the name is quoted as the word was begun. */
    private String path(String raw, String common, boolean only) {
        String typed = LineWords.unquoted(raw);
        int rawSlash = raw.lastIndexOf('/') + 1;
        int slash = typed.lastIndexOf('/') + 1;
        boolean kept = common.startsWith(typed.substring(0, slash));
        String folder = kept ? raw.substring(0, rawSlash) : "";
        String name = common.substring(kept ? slash : 0);
        char quote = at.quote();
        if (quote == 0) {
            return folder + escaped(name, folder.isEmpty());
        }
        String opening = folder.indexOf(quote) < 0 ? folder + quote : folder;
        return opening + within(name, quote) + (only ? String.valueOf(quote) : "");
    }

    private static String escaped(String name, boolean first) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (MEANS_SOMETHING.indexOf(c) >= 0 && c != '@' && c != '^' || first && i == 0 && c == '#') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String within(String name, char quote) {
        if (quote == '\'') {
            return name.replace("'", "'\\''");
        }
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            text.append("\\\"$`!".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return text.toString();
    }

    private String plain(String raw, String common, boolean only) {
        char quote = at.quote();
        return quote == 0 || raw.indexOf(quote) < 0 ? common : quote + common + (only ? String.valueOf(quote) : "");
    }

    private static String common(List<String> words) {
        String common = words.get(0);
        for (String word : words) {
            int same = 0;
            while (same < Math.min(common.length(), word.length()) && common.charAt(same) == word.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }
}
