package dev.ktutor.command.openssl;

import java.util.LinkedHashSet;
import java.util.Set;

/** {@code openssl version}: which OpenSSL the lab behaves as. */
final class VersionCommand implements Subcommand {
    private static final String VERSION = "OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n";

    @Override
    public String name() {
        return "version";
    }

    @Override
    public int run(Call call, Options options) {
        Set<String> wanted = new LinkedHashSet<>();
        while (options.next()) {
            wanted.add(options.name());
        }
        options.noRest();
        boolean all = wanted.contains("a");
        StringBuilder text = new StringBuilder();
        line(text, all || wanted.isEmpty() || wanted.contains("v"), VERSION);
        line(text, all || wanted.contains("b"), "built on: Fri Apr  3 12:29:32 2026 UTC\n");
        line(text, all || wanted.contains("p"), "platform: debian-amd64\n");
        line(text, all || wanted.contains("o"), "options:  bn(64,64)\n");
        line(text, all || wanted.contains("f"), "compiler: gcc -fPIC -pthread -m64 -Wa,--noexecstack -Wall\n");
        line(text, all || wanted.contains("d"), "OPENSSLDIR: \"/usr/lib/ssl\"\n");
        line(text, all || wanted.contains("e"), "ENGINESDIR: \"/usr/lib/x86_64-linux-gnu/engines-3\"\n");
        line(text, all || wanted.contains("m"), "MODULESDIR: \"/usr/lib/x86_64-linux-gnu/ossl-modules\"\n");
        line(text, all || wanted.contains("r"), "Seeding source: os-specific\n");
        line(text, all || wanted.contains("c"), "CPUINFO: N/A\n");
        call.out(text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return 0;
    }

    private static void line(StringBuilder text, boolean shown, String line) {
        text.append(shown ? line : "");
    }
}
