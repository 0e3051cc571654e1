package dev.ktutor.kube.controlplane.manager;

import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.kube.node.scheduler.Scheduler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** kube-scheduler as a program of the lab. */
public final class SchedulerProgram implements ContainerProgram {
    private static final int PORT = 10259;

    @Override
    public String name() {
        return "kube-scheduler";
    }

    @Override
    public Running start(ProgramContext context) {
        return new Process(context).start();
    }

    /** A running one. */
    private static final class Process extends ManagerProcess {
        private @Nullable Scheduler scheduler;

        Process(ProgramContext context) {
            super(context, "kube-scheduler", PORT, Set.copyOf(commonFlags()), Set.of("leader-elect", "profiling"));
        }

        @Override
        void check() { }

        @Override
        void begin(KubeClient client, ClientSettings settings) {
            Scheduler started = new Scheduler(client, context().timeline());
            scheduler = started;
            started.start();
        }

        @Override
        void end() {
            if (scheduler != null) {
                scheduler.stop();
            }
        }
    }
}
