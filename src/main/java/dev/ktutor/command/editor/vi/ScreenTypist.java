package dev.ktutor.command.editor.vi;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Keys;
import dev.ktutor.command.editor.vi.view.Painter;
import dev.ktutor.host.Screen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keys from the learner's terminal, and the picture on it, drawn anew when its size changes. */
final class ScreenTypist implements Keys.Typist {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private final Screen screen;
    private final Screen.Session session;
    private @Nullable Editor editor;
    private @Nullable Painter painter;
    private Screen.Size drawn = new Screen.Size(0, 0);

    ScreenTypist(Screen screen, Screen.Session session) {
        this.screen = screen;
        this.session = session;
    }

    void shows(Editor shown) {
        editor = shown;
        painter = new Painter(shown);
        resize();
    }

    private void resize() {
        drawn = screen.size();
        if (editor != null) {
            editor.window().resize(drawn.rows(), drawn.columns());
            editor.window().show(editor.cursor().line());
        }
    }

    /** Draws what there is to see. */
    void paint() {
        if (painter != null) {
            if (!screen.size().equals(drawn)) {
                resize();
            }
            Painter.Picture picture = painter.draw();
            session.show(picture.lines(), picture.row(), picture.column());
        }
    }

    @Override
    public String key() {
        while (true) {
            String key = session.readKey(GLANCE);
            if (!key.isEmpty()) {
                return key;
            }
            if (!screen.size().equals(drawn)) {
                paint();
            }
        }
    }
}
