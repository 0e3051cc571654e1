package dev.ktutor.command.admin.service;

import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.ServiceTable;
import dev.ktutor.host.ServiceTable.Daemon;
import dev.ktutor.host.ServiceTable.Service;
import dev.ktutor.host.ServiceTable.State;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.text.ByteText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and stops a machine's services, keeps their processes and writes its own lines to the journal. */
final class Systemd {
    private static final int NO_PROGRAM = 203;

    private final Invocation in;
    private final ServiceTable table;

    Systemd(Invocation in) {
        this.in = in;
        this.table = in.host().systemd();
    }

    /** The unit's service. */
    Service service(UnitFile unit) {
        return table.service(unit.name());
    }

    /** Starts a unit; false if its job failed, which only units that say when they are ready can tell. */
    boolean start(UnitFile unit) {
        Service service = service(unit);
        if (service.active()) {
            return true;
        }
        List<String> argv = argv(unit);
        boolean waits = List.of("notify", "oneshot", "forking").contains(unit.value("Service.Type", "simple"));
        if (waits) {
            say("Starting " + unit.title() + "...");
        }
        String executable = argv.isEmpty() ? "" : argv.get(0);
        Optional<Daemon> daemon = table.daemon(executable);
        if (daemon.isPresent() && in.host().files().asRoot().isRegular(executable)) {
            return startDaemon(unit, service, argv, daemon.get()) || !waits;
        }
        if (!in.host().files().asRoot().isRegular(executable)) {
            HostProcess process = enter(unit, argv);
            in.host().processes().end(process.pid());
            service.running(process.pid(), in.simulation().now());
            started(unit);
            table.log("(" + name(executable) + ")", process.pid(), unit.name() + ": Failed to locate executable " + executable + ": No such file or directory");
            ended(unit, service, NO_PROGRAM);
            return !waits;
        }
        spawn(unit, service, argv);
        return true;
    }

    private boolean startDaemon(UnitFile unit, Service service, List<String> argv, Daemon daemon) {
        HostProcess process = enter(unit, argv);
        service.running(process.pid(), in.simulation().now());
        started(unit);
        String problem = daemon.start(argv);
        if (problem == null) {
            return true;
        }
        problem.lines().forEach(line -> table.log(name(argv.get(0)), process.pid(), line));
        in.host().processes().end(process.pid());
        ended(unit, service, 1);
        return false;
    }

    private HostProcess enter(UnitFile unit, List<String> argv) {
        HostProcess[] entered = new HostProcess[1];
        entered[0] = in.host().processes().daemon(1, 0, argv.isEmpty() ? List.of("?") : argv, signal -> killed(unit, entered[0].pid(), signal));
        return entered[0];
    }

    private void killed(UnitFile unit, int pid, Signal signal) {
        Service service = service(unit);
        if (service.pid() != pid || !service.active() || signal != Signal.KILL && signal != Signal.TERM && signal != Signal.INT) {
            return;
        }
        argv(unit).stream().findFirst().flatMap(table::daemon).ifPresent(Daemon::stop);
        in.host().processes().end(pid);
        if (signal == Signal.KILL) {
            say(unit.name() + ": Main process exited, code=killed, status=9/KILL");
            say(unit.name() + ": Failed with result 'signal'.");
            retry(unit, service, true, signal.exitStatus());
        } else {
            say(unit.name() + ": Deactivated successfully.");
            retry(unit, service, false, 0);
        }
    }

    private void spawn(UnitFile unit, Service service, List<String> argv) {
        Output journal = new JournalOutput(table, name(argv.get(0)), service);
        Descriptors files = new Descriptors();
        files.put(0, OpenFile.reading(Input.of(new byte[0])));
        files.put(1, OpenFile.writing(journal));
        files.put(2, OpenFile.writing(journal));
        Map<String, String> environment = new LinkedHashMap<>(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG", "C.UTF-8"));
        environment.putAll(unit.environment());
        Invocation own = new Invocation(in.host(), argv.get(0), argv.subList(1, argv.size()), files, environment,
                unit.value("Service.WorkingDirectory", "/"), 022, Credentials.ROOT, in.runner(), null);
        boolean oneShot = unit.value("Service.Type", "simple").equals("oneshot");
        service.running(0, in.simulation().now());
        started(unit);
        SimProcess coroutine = in.simulation().spawn(unit.name(), () -> {
            int status;
            try {
                status = own.run(argv).code();
            } catch (ProcessStopped stopped) {
                status = stopped.signal().exitStatus();
            }
            // A stopped unit, or one that has been started again since, has no use for this end.
            if (service.state() == State.ACTIVE && (service.pid() == 0 || in.host().processes().find(service.pid()).isEmpty())) {
                boolean stays = unit.value("Service.RemainAfterExit", "no").matches("yes|true|1|on");
                if (oneShot && status == 0) {
                    service.ended(stays ? State.EXITED : State.INACTIVE, 0, own.simulation().now());
                } else {
                    ended(unit, service, status);
                }
            }
        });
        in.simulation().yield();
        in.host().processes().all().stream().filter(p -> p.coroutine() == coroutine).findFirst()
                .ifPresent(process -> service.running(process.pid(), process.started()));
        if (oneShot) {
            in.simulation().join(coroutine);
        }
    }

    private void started(UnitFile unit) {
        say("Started " + unit.title() + ".");
    }

    private void ended(UnitFile unit, Service service, int status) {
        if (status == 0) {
            say(unit.name() + ": Deactivated successfully.");
        } else {
            say(unit.name() + ": Main process exited, code=exited, status=" + status + "/" + (status == NO_PROGRAM ? "EXEC" : status == 1 ? "FAILURE" : "n/a"));
            say(unit.name() + ": Failed with result 'exit-code'.");
        }
        retry(unit, service, status != 0, status);
    }

    /** What systemd does after the end of a main process that nobody asked for (Restart=). */
    private void retry(UnitFile unit, Service service, boolean failed, int status) {
        String policy = unit.value("Service.Restart", "no");
        boolean again = policy.equals("always") || failed && policy.startsWith("on-");
        service.ended(again ? State.RESTARTING : failed ? State.FAILED : State.INACTIVE, status, in.simulation().now());
        if (again) {
            in.simulation().schedule(span(unit.value("Service.RestartSec", "100ms")), () -> {
                if (service.state() == State.RESTARTING) {
                    service.again();
                    say(unit.name() + ": Scheduled restart job, restart counter is at " + service.restarts() + ".");
                    say("Stopped " + unit.title() + ".");
                    UnitFile now = new UnitFiles(in.host().files().asRoot()).find(unit.name()).orElse(unit);
                    start(now);
                }
            });
        }
    }

    private static Duration span(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(Numbers.count(text.replaceAll("\\D", "")));
        }
        long number = Numbers.count(text.replaceAll("\\D.*", ""));
        return text.contains("min") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    /** Stops a unit. */
    void stop(UnitFile unit) {
        Service service = service(unit);
        if (service.state() == State.RESTARTING) {
            service.ended(State.INACTIVE, service.exitStatus(), in.simulation().now());
            say("Stopped " + unit.title() + ".");
            return;
        }
        if (!service.active()) {
            return;
        }
        say("Stopping " + unit.title() + "...");
        int pid = service.pid();
        service.ended(State.INACTIVE, 0, in.simulation().now());
        argv(unit).stream().findFirst().flatMap(table::daemon).ifPresent(Daemon::stop);
        in.host().processes().find(pid).ifPresent(process -> {
            if (process.coroutine() != null) {
                in.host().processes().signal(process, Signal.TERM);
            }
            in.host().processes().end(pid);
        });
        say(unit.name() + ": Deactivated successfully.");
        say("Stopped " + unit.title() + ".");
    }

    /** The command line with the unit's environment in the place of {@code $NAME} and {@code ${NAME}}. */
    static List<String> argv(UnitFile unit) {
        Map<String, String> environment = unit.environment();
        List<String> argv = new ArrayList<>();
        for (String word : UnitFile.words(unit.command())) {
            if (word.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
                argv.addAll(UnitFile.words(environment.getOrDefault(word.substring(1), "")));
            } else {
                String expanded = word;
                for (Map.Entry<String, String> variable : environment.entrySet()) {
                    expanded = expanded.replace("${" + variable.getKey() + "}", variable.getValue());
                }
                argv.add(expanded);
            }
        }
        return argv;
    }

    private void say(String text) {
        table.log("systemd", 1, text);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a service writes, line by line in the journal. */
    private static final class JournalOutput extends Output {
        private final ServiceTable table;
        private final String identifier;
        private final Service service;
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        JournalOutput(ServiceTable table, String identifier, Service service) {
            this.table = table;
            this.identifier = identifier;
            this.service = service;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    table.log(identifier, service.pid(), ByteText.decode(line.toByteArray()));
                    line.reset();
                } else {
                    line.write(bytes[i]);
                }
            }
        }
    }
}
