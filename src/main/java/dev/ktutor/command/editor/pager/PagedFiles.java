package dev.ktutor.command.editor.pager;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.text.ByteText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The files less was given, one of them open; what is asked of the host while it runs. */
final class PagedFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(20);
    private final Call call;
    private final Screen screen;
    private final List<String> names;
    private final PagerOptions options = new PagerOptions();
    private int current;
    private PagedText text;
    private long grownTo;

    PagedFiles(Call call, Screen screen, List<String> names) {
        this.call = call;
        this.screen = screen;
        this.names = new ArrayList<>(names);
        this.text = new PagedText(call.in().simulation());
        String environment = call.in().env("LESS").orElse("");
        for (char letter : new char[] {'N', 'S', 'R', 'r', 'i', 'I', 's'}) {
            boolean asked = call.has(String.valueOf(letter)) || environment.matches("(.*\\s)?-?[A-Za-z]*" + letter + "[A-Za-z]*(\\s.*)?");
            if (asked && !(letter == 'r' && options.raw())) {
                options.toggle(letter);
            }
        }
    }

    void run() {
        if (!openFirst()) {
            return;
        }
        boolean oneScreen = has("F") && names.size() == 1 && fitsOnScreen();
        if (oneScreen) {
            text.all().forEach(line -> call.out().println(line));
            return;
        }
        List<String> last;
        Screen.Session session = screen.open();
        PagerSession pager = new PagerSession(this, screen, session, text, options);
        try {
            begin(pager);
            pager.run();
        } finally {
            last = pager.view().window();
            pager.session().close();
            text.close();
        }
        if (has("X") || has("F")) {
            last.stream().filter(row -> !row.equals("\u001b[1m~\u001b[0m")).forEach(row -> call.out().println(row));
        }
    }

    private boolean has(String option) {
        return call.has(option) || call.in().env("LESS").orElse("").contains(option);
    }

    private boolean fitsOnScreen() {
        settle(text, screen.size().rows());
        PagerView view = new PagerView(text, options);
        view.size(screen.size().rows(), screen.size().columns());
        return view.atEnd();
    }

    /** +N, +G, +/pattern and -p. */
    private void begin(PagerSession pager) {
        List<String> commands = new ArrayList<>(call.operands().stream().filter(o -> o.startsWith("+")).map(o -> o.replaceFirst("^\\++", "")).toList());
        if (call.has("p")) {
            commands.add("/" + call.value("p", ""));
        }
        for (String command : commands) {
            if (command.startsWith("/")) {
                settle(text, 1000);
                pager.search(command.substring(1), false, 1);
            } else if (command.equals("G")) {
                settle(text, Integer.MAX_VALUE);
                pager.view().goToEnd();
            } else if (command.matches("\\d{1,8}g?")) {
                int line = Integer.parseInt(command.replace("g", ""));
                settle(text, line);
                pager.view().goTo(line - 1);
            } else if (command.equals("F")) {
                settle(text, Integer.MAX_VALUE);
                pager.view().goToEnd();
                pager.follow();
            }
        }
    }

    private boolean openFirst() {
        for (current = 0; current < names.size(); current++) {
            String said = open(current);
            if (said.isEmpty()) {
                return true;
            }
            call.in().err().println(said);
            names.remove(current--);
        }
        call.status(1);
        return false;
    }

    /** Opens a file; why not, or "". */
    private String open(int index) {
        String path = names.get(index);
        try {
            if (!path.equals("-") && call.files().isDirectory(path)) {
                return path + " is a directory";
            }
            Call.Source input = call.open(path);
            PagedText fresh = new PagedText(call.in().simulation());
            if (path.equals("-")) {
                fresh.read(input);
            } else {
                String content = input.readText();
                input.close();
                grownTo = content.length();
                fresh = PagedText.of(call.in().simulation(), content.lines().toList());
            }
            text.close();
            text = fresh;
            current = index;
            settle(text, screen.size().rows());
            return "";
        } catch (FileError e) {
            return path + ": " + e.reason();
        }
    }

    /** Waits a little until that many lines are there. */
    void settle(PagedText which, int lines) {
        which.want(lines);
        call.in().simulation().await(() -> which.ended() || which.size() >= lines, lines == Integer.MAX_VALUE ? PATIENCE : STEP.multipliedBy(10));
    }

    /** Takes in what was written behind the end of the file since. */
    void grown(PagedText which) {
        if (names.get(current).equals("-")) {
            return;
        }
        try {
            String content = ByteText.decode(call.files().read(names.get(current)));
            if (content.length() > grownTo) {
                which.add(content.substring((int) grownTo).lines().toList());
                grownTo = content.length();
            }
        } catch (FileError e) {
            // A file that is gone does not grow.
            return;
        }
    }

    String promptName() {
        String name = names.get(current);
        return name.equals("-") ? "" : name + (names.size() > 1 ? " (file " + (current + 1) + " of " + names.size() + ")" : "");
    }

    String promptNext() {
        return current + 1 < names.size() ? " - Next: " + names.get(current + 1) : "";
    }

    String statusName() {
        return promptName();
    }

    /** Whether the end, reached that often, ends less. */
    boolean quitsAtEnd(int times) {
        return call.has("E") || call.has("e") && times > 1;
    }

    /** Goes to another of the files; what there is to complain about. */
    String file(PagerSession pager, int step) {
        int wanted = step == 0 ? 0 : current + step;
        if (wanted >= names.size() || wanted < 0) {
            return wanted < 0 ? "No previous file" : "No next file";
        }
        String said = open(wanted);
        if (said.isEmpty()) {
            pager.open(text);
        }
        return said;
    }

    String examine(PagerSession pager, String name) {
        names.add(current + 1, name);
        String said = open(current + 1);
        if (said.isEmpty()) {
            pager.open(text);
        } else {
            names.remove(current + 1);
        }
        return said;
    }

    void help(PagerSession pager) {
        PagedText before = text;
        PagerSession help = new PagerSession(this, screen, pager.session(), PagedText.of(call.in().simulation(), LessHelp.TEXT), new PagerOptions());
        help.asHelp();
        help.run();
        text = before;
    }

    /** v: the file in the user's editor; what there is to complain about. */
    String edit(int line) {
        String name = names.get(current);
        if (name.equals("-")) {
            return "Cannot edit standard input";
        }
        String editor = call.in().env("VISUAL").filter(v -> !v.isEmpty()).or(() -> call.in().env("EDITOR").filter(e -> !e.isEmpty())).orElse("vi");
        List<String> argv = new ArrayList<>(List.of(editor.split(" +")));
        argv.add("+" + line);
        argv.add(name);
        ExitStatus status = call.in().run(argv);
        open(current);
        return status.code() == 127 ? editor + ": command not found" : "";
    }

    PagedText text() {
        return text;
    }

    void shell(String command) {
        call.in().run(List.of("bash", "-c", command));
    }
}
