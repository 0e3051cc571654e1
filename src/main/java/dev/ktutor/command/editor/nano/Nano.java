package dev.ktutor.command.editor.nano;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Screen;
import java.util.ArrayList;
import java.util.List;

/** nano(1) over the learner's screen; it needs one. */
public final class Nano extends Tool {
    /** One object serves every call. */
    public Nano() {
        super("nano", "A small text editor.", """
                [OPTIONS] [[+LINE[,COLUMN]] FILE]...
                  -l, --linenumbers    show line numbers in front of the text
                  -E, --tabstospaces   convert typed tabs to spaces
                  -T, --tabsize=NUMBER  set width of a tab to NUMBER columns
                  -v, --view           view mode (read-only)
                  -i, --autoindent     automatically indent new lines
                  -m, --mouse          enable the use of the mouse
                  -I, --ignorercfiles  don't look at nanorc files
                  -c, --constantshow   constantly show cursor position
                  -w, --nowrap         don't wrap text
                  -B, --backup         save backups of existing files
                  -t, --saveonexit     save changes on exit, don't prompt
                  -Y, --syntax=NAME    syntax definition to use for coloring
                """);
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        if (screen == null) {
            throw new ToolExit(1, "Standard input is not a terminal");
        }
        String size = call.value("T", "8");
        if (!size.matches("[1-9]\\d{0,2}")) {
            throw new ToolExit(1, "Requested tab size \"" + size + "\" is invalid");
        }
        List<String> files = new ArrayList<>(call.operands());
        String place = "";
        if (!files.isEmpty() && files.get(0).matches("\\+\\d*(,\\d+)?") && !files.get(0).equals("+")) {
            place = files.remove(0).substring(1);
        }
        NanoOptions options = new NanoOptions(Integer.parseInt(size), call.has("l"), call.has("E"), call.has("i"), call.has("v"));
        try (Screen.Session session = screen.open()) {
            // Several files come one after the other, each when the one before is left.
            for (String path : files.isEmpty() ? List.of("") : files) {
                NanoText text = new NanoText();
                NanoFiles store = new NanoFiles(call.files());
                String said = store.open(path, text);
                if (!place.isEmpty()) {
                    String[] numbers = place.split(",");
                    text.go(Integer.parseInt("0" + numbers[0]) - 1, numbers.length > 1 ? Integer.parseInt(numbers[1]) - 1 : 0);
                    place = "";
                }
                new NanoSession(text, store, screen, session, options).run(said);
            }
        }
    }
}
