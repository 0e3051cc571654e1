package dev.ktutor.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/**
 * Who may use whom: the table of packages, row by row from the ground to the roof. "kube.*" means every row below kube.
 * A row takes in the packages below its own that have no row themselves.
 */
final class PackageTable {
    static final String BASE = "dev.ktutor.";

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ktutor");

    static final List<Row> ROWS = List.of(
            row("sim"),
            row("text").libraries("org.commonmark"),
            row("data").libraries("org.yaml.snakeyaml"),
            row("pki").libraries("org.bouncycastle", "org.conscrypt", "javax.crypto", "javax.security"),
            row("tls").uses("sim", "pki").libraries("javax.crypto", "javax.net", "javax.security"),
            row("host").uses("sim", "text", "tls", "pki"),
            // Every command and shell runs in simulated time, so what may use host may use sim, on which host's types rest.
            row("shell.syntax").uses("sim", "text"),
            row("shell.expand").uses("shell.syntax", "host", "sim", "text"),
            row("shell.interp").uses("shell.syntax", "shell.expand", "host", "sim", "text"),
            row("command.coreutils").uses("host", "sim", "text", "data")
                    .libraries("net.thisptr.jackson.jq", "tools.jackson", "com.fasterxml.jackson"),
            row("command.openssl").uses("host", "sim", "text", "data", "pki", "tls").libraries("javax.crypto"),
            row("command.net").uses("host", "sim", "text", "data", "pki", "tls", "command.coreutils"),
            row("command.admin").uses("host", "sim", "text", "data", "pki", "tls", "command.coreutils"),
            row("command.editor").uses("host", "sim", "text", "data", "command.coreutils"),
            row("kube.api").uses("data"),
            row("kube.client").uses("kube.api", "data", "tls", "pki", "host", "sim", "text"),
            row("kube.store").uses("kube.api", "data", "sim"),
            row("kube.server").uses("kube.api", "kube.store", "data", "pki", "sim", "text"),
            row("kube.controller").uses("kube.api", "kube.client", "data", "pki", "sim", "text"),
            // The engine fills host's PacketFilter and ServiceProxy, in host's words for protocols, and tells the journal why.
            row("kube.net").uses("kube.api", "data", "host", "sim"),
            row("kube.node").uses("kube.api", "kube.client", "kube.net", "data", "host", "sim", "text"),
            row("kube.controlplane").uses("kube.*", "data", "host", "tls", "pki", "sim", "text"),
            row("command.kubectl").uses("host", "sim", "text", "data", "kube.api", "kube.client"),
            row("lesson").uses("data"),
            row("grade").uses("lesson", "data", "pki", "kube.api"),
            row("lab").uses("sim", "text", "data", "pki", "tls", "host", "shell.*", "command.*", "kube.*", "lesson", "grade"),
            // lab hands out the shell sessions of shell.interp and the key generator of pki as they are.
            row("terminal").uses("lab", "lesson", "grade", "shell.syntax", "shell.interp", "host", "sim", "text", "pki").libraries("org.jline"),
            // Its requests go over the lab's network to kube-apiserver: the types that carry them are those of host, kube.client and pki.
            row("gateway").uses("lab", "kube.client", "kube.api", "host", "pki", "data", "sim").libraries("com.sun.net", "javax.net"),
            row("app").uses("*").libraries("picocli"));

    private PackageTable() { }

    private static Row row(String name) {
        return new Row(name, List.of(), List.of());
    }

    /** The row a package belongs to, or null. */
    static Row rowOf(String packageName) {
        return ROWS.stream().filter(row -> row.owns(packageName)).findFirst().orElse(null);
    }

    private static boolean within(String packageName, String parent) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    /**
     * A row of the table.
     *
     * @param name its package below dev.ktutor
     * @param used the rows it may use
     * @param libraries packages from outside it may use, beside the JDK's java and jspecify
     */
    record Row(String name, List<String> used, List<String> libraries) {
        Row uses(String... names) {
            return new Row(name, List.of(names), libraries);
        }

        Row libraries(String... names) {
            return new Row(name, used, List.of(names));
        }

        boolean owns(String packageName) {
            return within(packageName, BASE + name) && ROWS.stream().noneMatch(other -> other != this
                    && within(other.name, name) && within(packageName, BASE + other.name));
        }

        DescribedPredicate<JavaClass> classes() {
            return DescribedPredicate.describe("are in " + name, type -> owns(type.getPackageName()));
        }

        DescribedPredicate<JavaClass> permitted() {
            return DescribedPredicate.describe("are in " + name + " or what its row lists: " + used + libraries,
                    type -> permits(type.getBaseComponentType()));
        }

        private boolean permits(JavaClass type) {
            String packageName = type.getPackageName();
            Row home = rowOf(packageName);
            if (home != null) {
                return home == this || used.stream().anyMatch(use -> use.equals("*") || use.equals(home.name)
                        || use.endsWith(".*") && home.name.startsWith(use.substring(0, use.length() - 1)));
            }
            return type.isPrimitive() || within(packageName, "java") || within(packageName, "org.jspecify")
                    || libraries.stream().anyMatch(library -> within(packageName, library));
        }
    }
}
