package dev.ktutor.command.admin.identity;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;

/** hostname(1): the host's name; its address with -i and -I. */
public final class Hostname extends Tool {
    /** The tool. */
    public Hostname() {
        super("hostname", "Show the system's host name.", """
                [-b] {hostname|-F file}         set host name (from file)
                  -A, --all-fqdns            all long host names (FQDNs)
                  -d, --domain               DNS domain name
                  -f, --fqdn, --long         long host name (FQDN)
                  -i, --ip-address           addresses for the host name
                  -I, --all-ip-addresses     all addresses for the host
                  -s, --short                short host name
                """);
    }

    @Override
    protected void execute(Call call) {
        if (!call.operands().isEmpty()) {
            throw new ToolExit(1, call.in().credentials().root() ? "the name of a machine of this lab cannot be changed yet"
                    : "you must be root to change the host name");
        }
        if (call.has("i")) {
            call.println(call.in().host().address());
        } else if (call.has("I")) {
            call.println(call.in().host().address() + " ");
        } else if (call.has("d")) {
            call.println("");
        } else {
            call.println(call.in().host().name());
        }
    }
}
