package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.tool.Call;
import java.util.ArrayList;
import java.util.List;

/** What the whole expression asks of the walk, and what its actions tell it on the way. */
final class Plan {
    private final List<Batch> batches = new ArrayList<>();
    private final Call call;
    int maxDepth = Integer.MAX_VALUE;
    int minDepth;
    boolean depthFirst;
    boolean follow;
    boolean pruned;
    boolean quit;

    Plan(Call call) {
        this.call = call;
    }

    /** Commands of {@code -exec … +}: files gather, and the command runs when there are many or no more. */
    final class Batch implements Test {
        private static final int MOST = 4000;
        private final List<String> command;
        private final List<String> paths = new ArrayList<>();

        Batch(List<String> command) {
            this.command = command;
            batches.add(this);
        }

        @Override
        public boolean holds(Visit visit) {
            paths.add(visit.path());
            if (paths.size() >= MOST) {
                run();
            }
            return true;
        }

        private void run() {
            if (paths.isEmpty()) {
                return;
            }
            List<String> argv = new ArrayList<>(command);
            argv.addAll(paths);
            paths.clear();
            if (!Running.run(call, call.in(), argv)) {
                call.status(1);
            }
        }
    }

    void finish() {
        batches.forEach(Batch::run);
    }
}
