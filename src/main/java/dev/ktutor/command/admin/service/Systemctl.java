package dev.ktutor.command.admin.service;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.ServiceTable.Service;
import dev.ktutor.host.ServiceTable.State;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** systemctl(1) for services: what runs, starting and stopping it, and what starts at boot. */
public final class Systemctl extends Tool {
    private static final String RIGHTS = ": Access denied";

    /** The tool. */
    public Systemctl() {
        super("systemctl", "Query or send control commands to the system manager.", """
                [OPTIONS...] COMMAND ...
                  -a, --all              show all properties, all units currently in memory
                  -f, --force            when enabling unit files, override existing symlinks
                  -l, --full             don't ellipsize unit names on output
                  -n, --lines=INTEGER    number of journal entries to show
                  -p, --property=NAME    show only properties by this name
                  -q, --quiet            suppress output
                  -t, --type=TYPE        list units of a particular type
                      --state=STATE      list units with particular state
                      --now              start or stop unit after enabling or disabling it
                      --no-pager         do not pipe output into a pager
                      --no-legend        do not print a legend (column headers and hints)
                      --no-ask-password  do not ask for system passwords
                      --system           connect to system manager
                      --user             connect to user service manager
                      --value            when showing properties, only print the value
                      --plain            print unit dependencies as a list instead of a tree
                  -o, --output=STRING    change journal output mode
                """);
    }

    @Override
    protected String usageHint(dev.ktutor.host.Invocation in) {
        return "";
    }

    @Override
    protected void execute(Call call) {
        call.in().host().processes().look();
        if (call.in().host().processes().find(1).filter(p -> p.argv().get(0).equals("/sbin/init")).isEmpty()) {
            call.in().err().println("System has not been booted with systemd as init system (PID 1). Can't operate.\nFailed to connect to bus: Host is down");
            throw new ToolExit(1, "");
        }
        List<String> words = new ArrayList<>(call.operands());
        String verb = words.isEmpty() ? "list-units" : words.remove(0);
        Command command = new Command(call, new UnitFiles(call.in().host().files().asRoot()), new Systemd(call.in()), words.stream().map(UnitFiles::full).toList());
        switch (verb) {
            case "start", "stop", "restart", "reload", "try-restart", "reload-or-restart", "force-reload", "condrestart", "kill" -> command.act(verb);
            case "status" -> command.status();
            case "is-active" -> command.answer(s -> s.active() ? 0 : 3, s -> s.state().active());
            case "is-failed" -> command.answer(s -> s.state() == State.FAILED ? 0 : 1, s -> s.state().active());
            case "is-enabled" -> command.isEnabled();
            case "enable", "disable", "reenable" -> command.enable(verb);
            case "mask", "unmask" -> command.mask(verb);
            case "daemon-reload", "daemon-reexec" -> command.asRoot("Failed to reload daemon");
            case "reset-failed" -> command.units().forEach(unit -> call.in().host().systemd().service(unit).reset());
            case "list-units" -> command.list();
            case "list-unit-files" -> command.listFiles();
            case "cat" -> command.cat();
            case "show" -> command.show();
            case "is-system-running" -> call.println("running");
            case "get-default" -> call.println("multi-user.target");
            case "list-dependencies", "list-timers", "list-sockets", "list-jobs", "edit", "set-property", "isolate", "poweroff", "reboot", "halt",
                    "suspend", "set-default", "link", "preset", "switch-root", "rescue", "emergency" ->
                    throw new ToolExit(1, verb + " is not available in this lab yet");
            default -> {
                call.in().err().println("Unknown command verb " + verb + ".");
                throw new ToolExit(1, "");
            }
        }
    }

    /** One run: the verb's units and what is done with each. */
    private record Command(Call call, UnitFiles files, Systemd systemd, List<String> units) {

        void asRoot(String failing) {
            if (!call.in().credentials().root()) {
                fail(1, failing + RIGHTS);
            }
        }

        private void fail(int status, String message) {
            call.out().flush();
            call.in().err().println(message);
            throw new ToolExit(status, "");
        }

        private void needUnits() {
            if (units.isEmpty()) {
                fail(1, "Too few arguments.");
            }
        }

        void act(String verb) {
            needUnits();
            String word = verb.equals("kill") ? "kill unit" : verb.startsWith("reload") ? "reload" : verb.contains("restart") ? "restart" : verb;
            for (String name : units) {
                Optional<UnitFile> unit = files.find(name);
                boolean masked = files.masked(name);
                asRoot("Failed to " + word + " " + name);
                if (masked && !verb.equals("stop")) {
                    problem(1, "Failed to " + word + " " + name + ": Unit " + name + " is masked.");
                } else if (unit.isEmpty()) {
                    problem(5, "Failed to " + word + " " + name + ": Unit " + name + (verb.equals("stop") || verb.equals("kill") ? " not loaded." : " not found."));
                } else {
                    act(verb, unit.get());
                }
            }
        }

        private void problem(int status, String message) {
            call.out().flush();
            call.in().err().println(message);
            call.status(status);
        }

        private void act(String verb, UnitFile unit) {
            boolean well = true;
            switch (verb) {
                case "start" -> well = systemd.start(unit);
                case "stop", "kill" -> systemd.stop(unit);
                case "reload" -> {
                    if (unit.values("Service.ExecReload").isEmpty()) {
                        problem(1, "Failed to reload " + unit.name() + ": Job type reload is not applicable for unit " + unit.name() + ".");
                    }
                }
                case "try-restart", "condrestart" -> {
                    if (systemd.service(unit).active()) {
                        systemd.stop(unit);
                        well = systemd.start(unit);
                    }
                }
                default -> {
                    systemd.stop(unit);
                    well = systemd.start(unit);
                }
            }
            if (!well) {
                problem(1, "Job for " + unit.name() + " failed because the control process exited with error code.\nSee \"systemctl status " + unit.name()
                        + "\" and \"journalctl -xeu " + unit.name() + "\" for details.");
            }
        }

        void status() {
            if (units.isEmpty()) {
                call.println("● " + call.in().host().name() + "\n    State: running\n    Units: " + files.all().size() + " loaded (incl. loaded aliases)\n     Jobs: 0 queued\n   Failed: "
                        + files.all().stream().filter(u -> systemd.service(u).state() == State.FAILED).count() + " units");
                return;
            }
            StatusPage page = new StatusPage(call.in().host(), files);
            int lines = Numbers.count(call.value("n", "10"));
            for (int i = 0; i < units.size(); i++) {
                Optional<UnitFile> unit = files.find(units.get(i));
                if (unit.isEmpty()) {
                    problem(4, "Unit " + units.get(i) + " could not be found.");
                    continue;
                }
                call.println(i > 0 ? "\n" + String.join("\n", page.of(unit.get(), lines)) : String.join("\n", page.of(unit.get(), lines)));
                if (!systemd.service(unit.get()).active()) {
                    call.status(3);
                }
            }
        }

        void answer(java.util.function.ToIntFunction<Service> status, java.util.function.Function<Service, String> word) {
            needUnits();
            for (String name : units) {
                Service service = call.in().host().systemd().service(name);
                if (!call.has("q")) {
                    call.println(files.find(name).isPresent() ? word.apply(service) : "inactive");
                }
                call.status(status.applyAsInt(service));
            }
        }

        void isEnabled() {
            needUnits();
            for (String name : units) {
                Optional<UnitFile> unit = files.find(name);
                if (files.masked(name)) {
                    call.println("masked");
                    call.status(1);
                } else if (unit.isEmpty()) {
                    problem(1, "Failed to get unit file state for " + name + ": No such file or directory");
                } else {
                    String state = files.state(unit.get());
                    if (!call.has("q")) {
                        call.println(state);
                    }
                    call.status(state.equals("disabled") ? 1 : 0);
                }
            }
        }

        void enable(String verb) {
            needUnits();
            FileView disk = files.files();
            for (String name : units) {
                asRoot("Failed to " + verb + " unit");
                Optional<UnitFile> unit = files.find(name);
                if (files.masked(name)) {
                    fail(1, "Failed to " + verb + " unit: Unit file /etc/systemd/system/" + name + " is masked.");
                }
                if (unit.isEmpty()) {
                    fail(1, "Failed to " + verb + " unit: Unit file " + name + " does not exist.");
                    return;
                }
                if (files.links(unit.get()).isEmpty()) {
                    call.out().flush();
                    call.in().err().println("The unit files have no installation config (WantedBy=, RequiredBy=, Also=,\nAlias= settings in the [Install] section, and DefaultInstance= for template\n"
                            + "units). This means they are not meant to be enabled or disabled using systemctl.");
                }
                for (String link : files.links(unit.get())) {
                    boolean there = disk.findLink(link) != null;
                    if (there && !verb.equals("enable")) {
                        disk.remove(link);
                        call.in().err().println("Removed \"" + link + "\".");
                        there = false;
                    }
                    if (!there && !verb.equals("disable")) {
                        disk.makeDirectories(link.substring(0, link.lastIndexOf('/')));
                        disk.symlink(unit.get().path().replaceFirst("^/usr/lib", "/lib"), link);
                        call.in().err().println("Created symlink " + link + " → " + unit.get().path().replaceFirst("^/usr/lib", "/lib") + ".");
                    }
                }
                if (call.has("now")) {
                    act(verb.equals("disable") ? "stop" : "start", unit.get());
                }
            }
        }

        void mask(String verb) {
            needUnits();
            FileView disk = files.files();
            for (String name : units) {
                asRoot("Failed to " + verb + " unit");
                String path = "/etc/systemd/system/" + name;
                if (verb.equals("unmask")) {
                    if (files.masked(name)) {
                        disk.remove(path);
                        call.in().err().println("Removed \"" + path + "\".");
                    }
                } else if (disk.isRegular(path) && !files.masked(name)) {
                    fail(1, "Failed to mask unit: File " + path + " already exists.");
                } else if (!files.masked(name)) {
                    disk.makeDirectories("/etc/systemd/system");
                    disk.symlink("/dev/null", path);
                    call.in().err().println("Created symlink " + path + " → /dev/null.");
                }
                if (call.has("now")) {
                    files.find(name).ifPresent(systemd::stop);
                }
            }
        }

        void list() {
            List<String[]> rows = new ArrayList<>();
            for (UnitFile unit : files.all()) {
                Service service = systemd.service(unit);
                boolean wanted = call.has("state") ? List.of(call.value("state", "").split(",")).stream().anyMatch(s -> s.equals(service.state().active()) || s.equals(service.state().sub()))
                        : call.has("a") || service.state() != State.INACTIVE;
                if (wanted && (units.isEmpty() || units.contains(unit.name())) && call.value("t", "service").contains("service")) {
                    rows.add(new String[] {service.state() == State.FAILED ? "●" : " ", unit.name(), "loaded", service.state().active(), service.state().sub(), unit.description()});
                }
            }
            table(rows, new String[] {" ", "UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"});
            if (!call.has("no-legend")) {
                call.println("\nLOAD   = Reflects whether the unit definition was properly loaded.\nACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n"
                        + "SUB    = The low-level unit activation state, values depend on unit type.\n" + rows.size() + " loaded units listed."
                        + (call.has("a") ? "" : " Pass --all to see loaded but inactive units, too.") + "\nTo show all installed unit files use 'systemctl list-unit-files'.");
            }
        }

        void listFiles() {
            List<String[]> rows = new ArrayList<>();
            for (UnitFile unit : files.all()) {
                String state = files.masked(unit.name()) ? "masked" : files.state(unit);
                if (units.isEmpty() || units.contains(unit.name())) {
                    rows.add(new String[] {unit.name(), state, state.equals("static") ? "-" : "enabled"});
                }
            }
            table(rows, new String[] {"UNIT FILE", "STATE", "PRESET"});
            if (!call.has("no-legend")) {
                call.println("\n" + rows.size() + " unit files listed.");
            }
        }

        private void table(List<String[]> rows, String[] heading) {
            List<String[]> all = new ArrayList<>(rows);
            if (!call.has("no-legend")) {
                all.add(0, heading);
            }
            for (String[] row : all) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < row.length; i++) {
                    int column = i;
                    int width = all.stream().mapToInt(r -> r[column].length()).max().orElse(0);
                    line.append(i == 0 ? "" : " ").append(i == row.length - 1 ? row[i] : String.format(Locale.ROOT, "%-" + width + "s", row[i]));
                }
                call.println(line.toString());
            }
        }

        void cat() {
            needUnits();
            for (String name : units) {
                files.find(name).ifPresentOrElse(unit -> {
                    call.println("# " + unit.path().replaceFirst("^/usr/lib", "/lib") + "\n" + files.files().readText(unit.path()).stripTrailing());
                    unit.dropIns().forEach(path -> call.println("\n# " + path + "\n" + files.files().readText(path).stripTrailing()));
                }, () -> problem(1, "No files found for " + name + "."));
            }
        }

        void show() {
            for (String name : units) {
                Optional<UnitFile> unit = files.find(name);
                Service service = call.in().host().systemd().service(name);
                List<String> wanted = call.has("p") ? List.of(String.join(",", call.parsed().values("p")).split(",")) : List.of();
                BiConsumer<String, String> property = (key, value) -> {
                    if (wanted.isEmpty() || wanted.contains(key)) {
                        call.println(call.has("value") ? value : key + "=" + value);
                    }
                };
                property.accept("Id", name);
                property.accept("Description", unit.map(UnitFile::description).orElse(name));
                property.accept("LoadState", unit.isPresent() ? "loaded" : "not-found");
                property.accept("ActiveState", service.state().active());
                property.accept("SubState", service.state().sub());
                property.accept("FragmentPath", unit.map(UnitFile::path).orElse(""));
                property.accept("UnitFileState", unit.map(files::state).orElse(""));
                property.accept("MainPID", String.valueOf(service.state() == State.ACTIVE ? service.pid() : 0));
                property.accept("ExecMainStatus", String.valueOf(service.exitStatus()));
                property.accept("NRestarts", String.valueOf(service.restarts()));
                property.accept("Restart", unit.map(u -> u.value("Service.Restart", "no")).orElse("no"));
                property.accept("Type", unit.map(u -> u.value("Service.Type", "simple")).orElse("simple"));
            }
        }
    }
}
