package dev.ktutor.command.openssl;

import java.util.List;

/** {@code openssl help}: the list of subcommands, or one subcommand's options. */
final class HelpCommand implements Subcommand {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public int run(Call call, Options options) {
        while (options.next()) {
            // -help quits by itself, and there is no other option
            continue;
        }
        List<String> rest = options.rest();
        if (rest.isEmpty()) {
            call.err(OptionTable.load("commands").orElseThrow().help());
            return 0;
        }
        String wanted = rest.get(0);
        String name = Subcommands.find(wanted).map(Subcommand::name).orElse(wanted);
        call.err(name.equals("rsautl") ? RsautlCommand.DEPRECATED : "");
        call.err(OptionTable.load(name).map(OptionTable::help).orElse("Invalid command '" + wanted + "'; type \"help\" for a list.\n"));
        return OptionTable.load(name).isPresent() ? 0 : 1;
    }
}
