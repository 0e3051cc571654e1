package dev.ktutor.command.admin.service;

import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The unit files on a machine's disk, and which of them are enabled. */
final class UnitFiles {
    private static final String OWN = "/etc/systemd/system";
    private static final List<String> PLACES = List.of(OWN, "/run/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system");

    private final FileView files;

    UnitFiles(FileView files) {
        this.files = files;
    }

    /** The name with its type; a bare one is a service. */
    static String full(String name) {
        return name.matches(".*\\.(service|socket|target|timer|mount|path|slice|scope|device)") ? name : name + ".service";
    }

    /** The unit of that full name, drop-ins read. */
    Optional<UnitFile> find(String name) {
        for (String place : PLACES) {
            String path = place + "/" + name;
            if (files.isRegular(path)) {
                Map<String, List<String>> settings = new LinkedHashMap<>();
                UnitFile.read(files.readText(path), settings);
                List<String> dropIns = dropIns(name);
                dropIns.forEach(file -> UnitFile.read(files.readText(file), settings));
                environmentFiles(settings);
                return Optional.of(new UnitFile(name, path, dropIns, settings));
            }
        }
        return Optional.empty();
    }

    private List<String> dropIns(String name) {
        Map<String, String> found = new TreeMap<>();
        for (int i = PLACES.size() - 1; i >= 0; i--) {
            String directory = PLACES.get(i) + "/" + name + ".d";
            if (files.isDirectory(directory)) {
                files.list(directory).stream().filter(f -> f.endsWith(".conf")).forEach(f -> found.put(f, directory + "/" + f));
            }
        }
        return List.copyOf(found.values());
    }

    private void environmentFiles(Map<String, List<String>> settings) {
        for (String file : settings.getOrDefault("Service.EnvironmentFile", List.of())) {
            String path = file.replaceFirst("^-", "");
            if (files.isRegular(path)) {
                files.readText(path).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line ->
                        settings.computeIfAbsent("Service.Environment", k -> new ArrayList<>()).add(line.indexOf('"') >= 0 || line.indexOf('\'') >= 0
                                ? line.replaceFirst("^([^=]+)=\"(.*)\"$", "\"$1=$2\"") : "\"" + line + "\""));
            }
        }
    }

    /** Every unit there is, by name. */
    List<UnitFile> all() {
        Map<String, UnitFile> all = new TreeMap<>();
        for (String place : PLACES) {
            if (files.isDirectory(place)) {
                files.list(place).stream().filter(name -> name.endsWith(".service")).forEach(name -> find(name).ifPresent(unit -> all.put(name, unit)));
            }
        }
        return List.copyOf(all.values());
    }

    /** Whether the unit may not be started at all. */
    boolean masked(String name) {
        String path = OWN + "/" + name;
        return files.findLink(path) != null && files.lstat(path).isSymlink() && files.readLink(path).equals("/dev/null");
    }

    /** {@code enabled}, {@code disabled}, {@code static} or {@code masked}. */
    String state(UnitFile unit) {
        if (unit.values("Install.WantedBy").isEmpty()) {
            return "static";
        }
        return links(unit).stream().anyMatch(link -> files.findLink(link) != null) ? "enabled" : "disabled";
    }

    /** The links that enable it. */
    List<String> links(UnitFile unit) {
        List<String> links = new ArrayList<>();
        for (String line : unit.values("Install.WantedBy")) {
            for (String target : line.split("\\s+")) {
                links.add(OWN + "/" + target + ".wants/" + unit.name());
            }
        }
        return links;
    }

    FileView files() {
        return files;
    }
}
