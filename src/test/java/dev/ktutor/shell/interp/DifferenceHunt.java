package dev.ktutor.shell.interp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how our shell differs from real bash on the snippets of some files. */
public final class DifferenceHunt {
    private static final int MOST_LINES = 12;

    private DifferenceHunt() { }

    /** The files. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        int same = 0;
        int total = 0;
        for (String file : args) {
            List<Snippet> snippets = Snippet.read(Path.of(file));
            List<String> real = Judges.real(snippets.stream().map(Snippet::text).toList());
            for (int i = 0; i < snippets.size(); i++) {
                total++;
                String ours = patiently(snippets.get(i).text());
                if (ours.equals(real.get(i))) {
                    same++;
                } else {
                    System.out.println("##### " + snippets.get(i).name() + "\n" + snippets.get(i).text().stripTrailing());
                    System.out.print(difference(real.get(i), ours));
                }
            }
        }
        System.out.println(same + "/" + total + " same");
        System.exit(0);
    }

    /** What our shell makes of it, even if that is an exception or nothing in five seconds. */
    static String patiently(String script) throws InterruptedException {
        String[] result = {"timed out\n"};
        Thread thread = new Thread(null, () -> {
            try {
                result[0] = Judges.ours(script);
            } catch (Throwable e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                result[0] = trace.toString().lines().limit(12).collect(java.util.stream.Collectors.joining("\n"));
            }
        }, "case", 64 << 20);
        thread.setDaemon(true);
        thread.start();
        thread.join(5000);
        return result[0];
    }

    /** The lines that differ: a longest common subsequence, shortened. */
    static String difference(String real, String ours) {
        List<String> left = List.of(real.split("\n", -1));
        List<String> right = List.of(ours.split("\n", -1));
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                i++;
                j++;
            } else if (i < left.size() && (j == right.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("   bash: " + left.get(i++));
            } else {
                lines.add("   ours: " + right.get(j++));
            }
        }
        return String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES))) + (lines.size() > MOST_LINES ? "\n   ...\n" : "\n");
    }
}
