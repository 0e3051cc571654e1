package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.flags.FlagError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.Kubeconfig.Section;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields.Field;
import dev.ktutor.kube.client.KubeconfigFields.Type;
import dev.ktutor.kube.client.KubeconfigFiles;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** {@code kubectl config set} and {@code unset}: one value by a dotted path, such as {@code clusters.lab.server}. */
public final class ConfigProperty {
    private static final Set<String> YES = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> NO = Set.of("", "0", "f", "F", "FALSE", "false", "False");

    private ConfigProperty() { }

    /** {@code set}. */
    public static void set(Call call) {
        if (call.args().size() != 2) {
            throw ConfigAccess.helpError(call, call.args());
        }
        String name = call.args().get(0);
        String value = call.args().get(1);
        if (value.isEmpty()) {
            throw KubectlError.of("you cannot use set to unset a property");
        }
        change(call, name, value, false);
        call.out().println("Property " + GoText.quote(name) + " set.");
    }

    /** {@code unset}. */
    public static void unset(Call call) {
        if (call.args().size() != 1) {
            throw ConfigAccess.helpError(call, call.args());
        }
        change(call, call.args().get(0), "", true);
        call.out().println("Property " + GoText.quote(call.args().get(0)) + " unset.");
    }

    private static void change(Call call, String path, String value, boolean unset) {
        if (path.isEmpty()) {
            throw KubectlError.of("you must specify a property");
        }
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        List<String> parts = Arrays.asList(path.split("\\.", -1));
        files.modify(changed(call, config, path, parts, value, unset), false);
    }

    private static Kubeconfig changed(Call call, Kubeconfig config, String path, List<String> parts, String value, boolean unset) {
        switch (parts.get(0)) {
            case "current-context" -> {
                if (parts.size() > 1) {
                    throw KubectlError.of("unable to parse one or more field values of " + path);
                }
                return config.withCurrentContext(unset ? "" : value);
            }
            case "clusters" -> {
                return entry(call, config, Section.CLUSTERS, parts.subList(1, parts.size()), value, unset);
            }
            case "users" -> {
                return entry(call, config, Section.USERS, parts.subList(1, parts.size()), value, unset);
            }
            case "contexts" -> {
                return entry(call, config, Section.CONTEXTS, parts.subList(1, parts.size()), value, unset);
            }
            case "kind", "apiVersion" -> {
                return config;
            }
            default -> throw KubectlError.of("unable to parse " + path + " after [] at api.Config");
        }
    }

    private static Kubeconfig entry(Call call, Kubeconfig config, Section section, List<String> parts, String value, boolean unset) {
        if (parts.isEmpty()) {
            if (unset) {
                return config.withSection(section, java.util.Map.of());
            }
            throw KubectlError.of("can't set a map to a value: " + config.section(section).keySet());
        }
        int known = 1;
        while (known < parts.size() && section.struct().find(parts.get(known)).isEmpty()) {
            known++;
        }
        String name = String.join(".", parts.subList(0, known));
        if (known >= parts.size()) {
            if (unset) {
                return config.withEntry(section, name, null);
            }
            throw KubectlError.of("can't set a map to a value: " + config.section(section).keySet());
        }
        KubeconfigEntry entry = config.section(section).get(name);
        if (entry == null) {
            if (unset) {
                throw KubectlError.of("current map key `" + name + "` is invalid");
            }
            entry = KubeconfigEntry.empty(section.struct());
        }
        Field field = section.struct().find(parts.get(known)).orElseThrow();
        if (parts.size() > known + 1) {
            throw KubectlError.of("unable to parse one or more field values of " + section.name().toLowerCase(java.util.Locale.ROOT) + "."
                    + String.join(".", parts));
        }
        return config.withEntry(section, name, unset ? entry.with(field.name(), null) : entry.with(field.name(), read(call, field, value)));
    }

    private static Object read(Call call, Field field, String value) {
        if (field.type() == Type.BOOL) {
            if (!YES.contains(value) && !NO.contains(value)) {
                throw new FlagError("strconv.ParseBool: parsing " + GoText.quote(value) + ": invalid syntax");
            }
            return YES.contains(value);
        }
        if (field.type() == Type.BYTES) {
            if (call.flags().flag("set-raw-bytes")) {
                return ConfigAccess.encode(value);
            }
            try {
                Base64.getDecoder().decode(value);
                return value;
            } catch (IllegalArgumentException e) {
                int bad = 0;
                while (bad < value.length() && (Character.isLetterOrDigit(value.charAt(bad)) || "+/".indexOf(value.charAt(bad)) >= 0)) {
                    bad++;
                }
                throw KubectlError.of("error decoding input value: illegal base64 data at input byte " + Math.min(bad, value.length() / 4 * 4 + (bad < value.length() ? bad % 4 : 0)));
            }
        }
        if (field.type() == Type.STRINGS) {
            throw KubectlError.of("unrecognized slice type. string");
        }
        return value;
    }
}
