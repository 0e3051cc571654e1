package dev.ktutor.command.editor.pager;

import dev.ktutor.host.Screen;
import dev.ktutor.text.ByteText;
import dev.ktutor.text.DisplayWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** less at work: keys in, pages out. */
final class PagerSession {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String PRESS = "  (press RETURN)";
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("\u001b[A", "k"), Map.entry("\u001bOA", "k"), Map.entry("\u001b[B", "j"),
            Map.entry("\u001bOB", "j"), Map.entry("\u001b[5~", "b"), Map.entry("\u001b[6~", "f"), Map.entry("\u001b[H", "g"), Map.entry("\u001bOH", "g"),
            Map.entry("\u001b[1~", "g"), Map.entry("\u001b[F", "G"), Map.entry("\u001bOF", "G"), Map.entry("\u001b[4~", "G"), Map.entry("\u001b[C", "right"),
            Map.entry("\u001bOC", "right"), Map.entry("\u001b[D", "left"), Map.entry("\u001bOD", "left"), Map.entry("\u001bv", "b"),
            Map.entry("\u001b ", "f"), Map.entry("\u001b)", "right"), Map.entry("\u001b(", "left"));

    private final PagedFiles files;
    private final Screen screen;
    private Screen.Session session;
    private final PagerOptions options;
    private final PagerView view;
    private final PagerSearch search;
    private PagedText text;
    private String message = "";
    private String count = "";
    private boolean firstPrompt = true;
    private boolean filtered;
    private final Map<Character, Integer> marks = new HashMap<>();
    private int half;
    private int window;
    private int endsSeen;
    private boolean done;
    private boolean help;

    PagerSession(PagedFiles files, Screen screen, Screen.Session session, PagedText text, PagerOptions options) {
        this.files = files;
        this.screen = screen;
        this.session = session;
        this.text = text;
        this.options = options;
        this.view = new PagerView(text, options);
        this.search = new PagerSearch(files, view, options);
        resize();
    }

    private void resize() {
        view.size(screen.size().rows(), screen.size().columns());
    }

    void open(PagedText other) {
        text = other;
        view.text(other);
        firstPrompt = true;
        filtered = false;
    }

    /** Shows help: its prompt says so. */
    void asHelp() {
        help = true;
    }

    PagerView view() {
        return view;
    }

    Screen.Session session() {
        return session;
    }

    void run() {
        while (!done) {
            String key = await(prompt());
            command(NAMES.getOrDefault(key, key));
        }
    }

    /** Shows the page until a key comes; what is still read appears as it comes. */
    private String await(String bottom) {
        while (true) {
            draw(bottom);
            int size = text.size();
            boolean ended = text.ended();
            Screen.Size shape = screen.size();
            String key = session.readKey(GLANCE);
            if (!key.isEmpty()) {
                return key;
            }
            if (!screen.size().equals(shape)) {
                resize();
            }
            if (text.size() != size || text.ended() != ended) {
                bottom = bottom.startsWith("\u001b[7m") && !message.isEmpty() ? bottom : prompt();
            }
        }
    }

    private void draw(String bottom) {
        resize();
        List<String> lines = new ArrayList<>(view.window());
        lines.add(bottom);
        session.show(lines, view.rows(), Math.min(view.columns() - 1, DisplayWidth.of(bottom)));
    }

    private static String standout(String said) {
        return "\u001b[7m" + said + "\u001b[0m";
    }

    private String prompt() {
        if (!message.isEmpty()) {
            return standout(message + PRESS);
        }
        if (!count.isEmpty()) {
            return ":" + count;
        }
        boolean end = view.atEnd();
        if (help) {
            return standout(end ? "HELP -- END -- Press g to see it again, or q when done" : "HELP -- Press RETURN for more, or q when done");
        }
        String name = firstPrompt ? files.promptName() : "";
        String tail = end ? "(END)" + files.promptNext() : "";
        String said = (name + (name.isEmpty() || tail.isEmpty() ? "" : " ") + tail).strip();
        String lead = filtered ? "& " : "";
        return said.isEmpty() ? lead + ":" : lead + standout(said);
    }

    private void command(String key) {
        if (!message.isEmpty()) {
            message = "";
            if (key.equals("\r") || key.equals("\n") || key.equals(" ")) {
                return;
            }
        }
        if (key.length() == 1 && Character.isDigit(key.charAt(0))) {
            count = count.length() > 7 ? count : count + key;
            return;
        }
        if (key.equals("\u001b") || key.equals("\u007f") && !count.isEmpty()) {
            count = "";
            return;
        }
        int n = count.isEmpty() ? 0 : Integer.parseInt(count);
        count = "";
        firstPrompt = firstPrompt && "=hv-".contains(key);
        if (!move(key, n)) {
            other(key, n);
        }
    }

    private boolean move(String key, int n) {
        int times = Math.max(1, n);
        switch (key) {
            case "e", "j", "\u0005", "\u000e", "\r", "\n" -> down(times);
            case "y", "k", "\u0019", "\u000b", "\u0010" -> view.back(times);
            case "f", " ", "\u0006", "\u0016" -> down(n > 0 ? n : window > 0 ? window : view.rows());
            case "b", "\u0002" -> view.back(n > 0 ? n : window > 0 ? window : view.rows());
            case "z" -> {
                window = n > 0 ? n : window;
                down(window > 0 ? window : view.rows());
            }
            case "w" -> {
                window = n > 0 ? n : window;
                view.back(window > 0 ? window : view.rows());
            }
            case "d", "\u0004" -> {
                half = n > 0 ? n : half;
                down(half > 0 ? half : Math.max(1, view.rows() / 2));
            }
            case "u", "\u0015" -> {
                half = n > 0 ? n : half;
                view.back(half > 0 ? half : Math.max(1, view.rows() / 2));
            }
            case "g", "<", "\u001b<" -> goTo(times - 1);
            case "G", ">", "\u001b>" -> {
                readAll();
                if (n > 0) {
                    goTo(n - 1);
                } else {
                    view.goToEnd();
                }
            }
            case "p", "%" -> {
                readAll();
                goTo((int) ((long) text.size() * Math.min(100, n) / 100));
            }
            case "right" -> options.shift(options.shift() + (n > 0 ? n : view.columns() / 2));
            case "left" -> options.shift(options.shift() - (n > 0 ? n : view.columns() / 2));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void down(int rows) {
        text.want(view.bottom() + rows);
        files.settle(text, view.bottom() + rows);
        if (!view.forward(rows) && files.quitsAtEnd(++endsSeen)) {
            done = true;
        }
    }

    private void goTo(int line) {
        files.settle(text, line + view.rows());
        if (line >= text.size()) {
            message = text.size() == 0 ? "" : "Cannot seek to line number " + (line + 1);
            return;
        }
        view.goTo(line);
    }

    /** Reads to the end, as long as no key is typed. */
    private void readAll() {
        text.want(Integer.MAX_VALUE);
        while (!text.ended()) {
            draw(standout("Calculating line numbers... (interrupt to abort)"));
            if (session.readKey(GLANCE).equals("\u0003")) {
                break;
            }
        }
    }

    private void other(String key, int n) {
        switch (key) {
            case "q", "Q" -> done = true;
            case "Z" -> done = await(prompt()).equals("Z");
            case "/", "?" -> search(key.equals("?"), Math.max(1, n));
            case "n", "N" -> message = search.again(text, key.equals("n") == !search.backwards(), Math.max(1, n));
            case "\u001bu" -> view.found(null);
            case "&" -> filter();
            case "=", "\u0007", ":f" -> message = status();
            case "-", "_" -> option();
            case ":" -> colon();
            case "F" -> follow();
            case "v" -> edit();
            case "h", "H" -> {
                if (!help) {
                    files.help(this);
                }
            }
            case "!" -> shell();
            case "m" -> marks.put(await("set mark: ").charAt(0), view.top());
            case "'" -> {
                char mark = await("goto mark: ").charAt(0);
                Integer line = mark == '^' ? Integer.valueOf(0) : mark == '$' ? Integer.valueOf(text.size() - 1) : marks.get(mark);
                if (line == null) {
                    message = "Mark not set";
                } else {
                    view.goTo(line);
                }
            }
            default -> { }
        }
    }

    /** Reads a line on the bottom row; null if it was given up. */
    private @Nullable String ask(String prompt) {
        StringBuilder typed = new StringBuilder();
        while (true) {
            String key = await(prompt + typed);
            switch (key) {
                case "\r", "\n" -> {
                    return typed.toString();
                }
                case "\u001b", "\u0003" -> {
                    return null;
                }
                case "\u007f", "\b" -> {
                    if (typed.length() == 0) {
                        return null;
                    }
                    typed.setLength(typed.length() - 1);
                }
                case "\u0015" -> typed.setLength(0);
                default -> typed.append(key.charAt(0) >= 32 ? key : "");
            }
        }
    }

    private void search(boolean back, int times) {
        String typed = ask(back ? "?" : "/");
        if (typed != null) {
            search(typed, back, times);
        }
    }

    /** Searches from the page that is shown. */
    void search(String typed, boolean back, int times) {
        message = search.begin(text, typed, back, times);
    }

    private void filter() {
        String typed = ask("&/");
        if (typed == null) {
            return;
        }
        boolean not = typed.startsWith("!");
        Pattern compiled = typed.isEmpty() ? null : search.compile(not ? typed.substring(1) : typed);
        if (!typed.isEmpty() && compiled == null) {
            message = PagerSearch.INVALID;
        }
        filtered = compiled != null;
        if (compiled != null) {
            readAll();
        }
        PagedText searched = text;
        view.only(compiled == null ? i -> true : i -> compiled.matcher(LineRows.plain(searched.line(i))).find() != not);
    }

    private String status() {
        readAll();
        int bottom = view.bottom();
        long before = 0;
        long all = 0;
        for (int i = 0; i < text.size(); i++) {
            all += ByteText.encode(text.line(i)).length + 1;
            before = i == bottom ? all : before;
        }
        String name = files.statusName();
        String end = view.atEnd() ? " (END)" + files.promptNext() : " " + (all == 0 ? 0 : before * 100 / all) + "%";
        return name + (name.isEmpty() ? "" : " ") + "lines " + (view.top() + 1) + "-" + (bottom + 1) + "/" + text.size() + " byte " + before + "/" + all + end;
    }

    private void option() {
        String key = await("-");
        if (key.equals("\r") || key.equals("\u001b")) {
            return;
        }
        String said = options.toggle(key.charAt(0));
        message = said.isEmpty() ? "There is no -" + key + " option (\"less --help\" for help)" : said;
    }

    private void colon() {
        String key = await(" :");
        switch (key) {
            case "q", "Q" -> done = true;
            case "n" -> message = files.file(this, 1);
            case "p" -> message = files.file(this, -1);
            case "x" -> message = files.file(this, 0);
            case "f" -> message = status();
            case "e" -> {
                String name = ask("Examine: ");
                message = name == null || name.isEmpty() ? "" : files.examine(this, name);
            }
            default -> { }
        }
    }

    /** F: shows the end as it grows. */
    void follow() {
        readAll();
        view.goToEnd();
        while (true) {
            int size = text.size();
            draw(standout("Waiting for data... (interrupt to abort)"));
            String key = session.readKey(Duration.ofMillis(300));
            if (key.equals("\u0003") || key.equals("q")) {
                done = key.equals("q");
                return;
            }
            files.grown(text);
            if (text.size() != size) {
                view.goToEnd();
            }
        }
    }

    private void edit() {
        session.close();
        int line = view.top();
        String said = files.edit(line + 1);
        session = screen.open();
        open(files.text());
        view.goTo(line);
        message = said;
    }

    private void shell() {
        String command = ask("!");
        if (command != null) {
            session.close();
            files.shell(command);
            session = screen.open();
            message = "!done";
        }
    }
}
