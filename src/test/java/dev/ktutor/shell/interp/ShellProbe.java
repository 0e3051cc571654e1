package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.shell.expand.ExpansionContext;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variables;
import dev.ktutor.shell.expand.WordExpander;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.LanguageOptions;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import dev.ktutor.shell.syntax.Part;
import dev.ktutor.shell.syntax.Printer;
import dev.ktutor.shell.syntax.Script;
import dev.ktutor.shell.syntax.Word;
import dev.ktutor.sim.LimitReached;
import dev.ktutor.sim.Limits;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a text through the parser, through the expander too, or through the whole interpreter without any program. */
final class ShellProbe {
    /** How far a text goes. */
    enum Mode { PARSE, EXPAND, RUN }

    /** What becomes of a text. */
    private enum End { TREE, SYNTAX_ERROR, EXPANDED, EXPANSION_ERROR, RAN, LIMIT }

    private static final int MOST_STEPS = 2000;
    private static final int MOST_CHARS = 1 << 20;
    private static final LanguageOptions EXTENDED = new LanguageOptions() {
        @Override
        public boolean extendedPatterns() {
            return true;
        }
    };

    private final Mode mode;
    private final Map<End, Long> counts = new EnumMap<>(End.class);
    private TestHost host = new TestHost();
    private FileTree.Snapshot disk = host.host.files().snapshot();

    ShellProbe(Mode mode) {
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }

    String counts() {
        return counts.toString();
    }

    /** A new host, after something that may have left the old one in a muddle. */
    void renew() {
        host = new TestHost();
        disk = host.host.files().snapshot();
    }

    /** Throws what must not be thrown. */
    void probe(String text) {
        if (mode == Mode.RUN) {
            run(text);
            return;
        }
        ParseResult result = new Parser(text, 1, EXTENDED).all();
        if (!(result instanceof ParseResult.Parsed parsed)) {
            count(End.SYNTAX_ERROR);
            return;
        }
        count(End.TREE);
        if (mode == Mode.PARSE) {
            parsed.script().statements().forEach(statement -> new Printer().oneLine(statement.command()));
        } else {
            expand(parsed.script());
        }
    }

    private void count(End end) {
        counts.merge(end, 1L, Long::sum);
    }

    private Interpreter shell() {
        Descriptors files = Descriptors.of(Input.of("one\ntwo\n"), Output.discard(), Output.discard());
        Interpreter shell = new ShellStart(host.host, Credentials.ROOT, null, false, "fuzz.sh", "/root", 022,
                Map.of("HOME", "/root", "PATH", "/nowhere"), files).create();
        Variables variables = shell.variables;
        variables.set("x", "hello world *");
        variables.set("y", "a.b.c/d e");
        variables.set("e", "");
        variables.set("n", "3");
        variables.set("r", "x");
        variables.set("path", "/usr/local/bin:/etc/passwd");
        variables.set("long", "ab".repeat(200));
        variables.set("big", "x=y,".repeat(2000));
        for (long i = 0; i < 4; i++) {
            variables.setElement("a", i * i, "item " + i, false);
        }
        variables.makeArray("A", true);
        variables.setElement("A", "k", "v w", false);
        shell.positional = List.of("first", "second arg", "", "*");
        shell.options.add(ShellOption.EXTGLOB);
        return shell;
    }

    private void run(String text) {
        host.host.files().restore(disk);
        host.out.reset();
        host.err.reset();
        Shell shell = host.limited(Limits.steps(MOST_STEPS));
        shell.variable("PATH", "/nowhere");
        int status = shell.script(text).code();
        count(status == 254 ? End.LIMIT : End.RAN);
    }

    private void expand(Script script) {
        Interpreter shell = shell();
        try {
            Context context = new Context(shell);
            List<Object> found = new ArrayList<>();
            gather(script, found);
            for (Object each : found) {
                context.room = 4L * MOST_CHARS;
                try {
                    expand(each, context);
                    count(End.EXPANDED);
                } catch (ExpansionError e) {
                    count(End.EXPANSION_ERROR);
                } catch (LimitReached e) {
                    count(End.LIMIT);
                }
            }
        } finally {
            shell.end(0);
        }
    }

    private static void expand(Object each, Context context) {
        WordExpander words = context.words;
        if (each instanceof Assignment assignment) {
            Word value = assignment.value();
            if (value != null) {
                String text = words.text(value);
                if (text.length() < MOST_CHARS) {
                    context.variables().set(assignment.name(), text);
                }
            }
        } else if (each instanceof Word word) {
            words.fields(word, new ArrayList<>());
            words.text(word);
            words.pattern(word).matches("hello world");
            words.regex(word);
        } else if (each instanceof Part.ArithmeticExpansion part) {
            words.number(part.expression());
        }
    }

    /** All words and assignments of a tree, in their order; what stands in a command substitution too. */
    private static void gather(@Nullable Object tree, List<Object> found) {
        if (tree instanceof List<?> list) {
            list.forEach(each -> gather(each, found));
        } else if (tree instanceof Record record) {
            if (record instanceof Word || record instanceof Assignment || record instanceof Part.ArithmeticExpansion) {
                found.add(record);
                if (found.size() > 400) {
                    return;
                }
            }
            for (RecordComponent component : COMPONENTS.get(record.getClass())) {
                if (!component.getName().equals("braces")) {
                    try {
                        gather(component.getAccessor().invoke(record), found);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    /** A shell whose command substitutions run nothing: they give their own text. */
    private static final class Context implements ExpansionContext {
        final WordExpander words = new WordExpander(this);
        private final Interpreter shell;
        long room = MOST_CHARS;

        Context(Interpreter shell) {
            this.shell = shell;
        }

        @Override
        public Variables variables() {
            return shell.variables;
        }

        @Override
        public List<String> positional() {
            return shell.positional;
        }

        @Override
        public @Nullable String special(char name) {
            return shell.special(name);
        }

        @Override
        public boolean on(ShellOption option) {
            return shell.on(option);
        }

        @Override
        public FileView files() {
            return shell.files();
        }

        @Override
        public String commandOutput(Part.CommandSubstitution substitution) {
            return substitution.source();
        }

        @Override
        public String processFile(Part.ProcessSubstitution substitution) {
            return "/dev/fd/63";
        }

        @Override
        public @Nullable String home(String user) {
            return shell.home(user);
        }

        @Override
        public String prompt(String text) {
            return shell.prompt(text);
        }

        @Override
        public void work(long characters) {
            room -= characters;
            if (room < 0) {
                throw new LimitReached("enough");
            }
        }

        @Override
        public void grown(long characters) {
            if (characters > MOST_CHARS) {
                throw new LimitReached("too long");
            }
        }
    }
}
