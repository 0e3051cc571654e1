package dev.ktutor.command.openssl;

import dev.ktutor.host.Command;
import dev.ktutor.host.Completing;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PkiException;
import java.util.List;
import java.util.Optional;

/** The {@code openssl} program: finds the subcommand and runs it. */
public final class OpensslCommand implements Command, Completing {
    private final KeyGenerator keys;

    /** Makes keys when they are asked for. */
    public OpensslCommand() {
        this(KeyGenerator.direct());
    }

    /** Takes keys from a generator that may have some ready. */
    public OpensslCommand(KeyGenerator keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "openssl";
    }

    @Override
    public String synopsis() {
        return "make and look at keys, certificate requests and certificates";
    }

    @Override
    public ExitStatus run(Invocation invocation) {
        List<String> args = invocation.args();
        if (args.isEmpty()) {
            return dispatch(invocation, "help", List.of());
        }
        String first = args.get(0);
        if (first.equals("-help") || first.equals("--help") || first.equals("-h")) {
            return dispatch(invocation, "help", List.of());
        }
        if (first.equals("-version") || first.equals("--version") || first.equals("-v")) {
            return dispatch(invocation, "version", List.of());
        }
        return dispatch(invocation, first, args.subList(1, args.size()));
    }

    @Override
    public Proposals propose(Invocation invocation, List<String> words) {
        List<String> arguments = words.subList(1, words.size());
        List<String> found = OpensslCompletion.candidates(arguments);
        return OpensslCompletion.wantsFile(arguments) ? Proposals.orFiles(found) : Proposals.of(found);
    }

    private ExitStatus dispatch(Invocation invocation, String word, List<String> args) {
        Call call = new Call(invocation, word, keys);
        try {
            int status = route(call, word, args);
            if (status != 0) {
                call.printErrors();
            }
            call.finish();
            return ExitStatus.of(status);
        } catch (Quit quit) {
            if (quit.status() != 0) {
                call.printErrors();
            }
            call.finish();
            return ExitStatus.of(quit.status());
        } catch (PkiException e) {
            // what is left: keys whose numbers contradict each other, found out when they are to sign
            call.errors().raise(OpensslError.SIGN_FAILED);
            call.printErrors();
            call.finish();
            return ExitStatus.of(1);
        } catch (FileError e) {
            call.finish();
            return invocation.fail(1, word + ": " + e.path() + ": " + e.reason());
        }
    }

    private static int route(Call call, String word, List<String> args) {
        Subcommand subcommand = Subcommands.find(word).orElse(null);
        if (subcommand != null) {
            OptionTable table = OptionTable.load(subcommand.name()).orElseThrow();
            return subcommand.run(call, new Options(call, table, args));
        }
        Optional<OptionTable> table = OptionTable.load(word);
        if (table.isPresent()) {
            Options options = new Options(call, table.get(), args);
            while (options.next()) {
                // wrong options and -help are answered even where there is nothing behind them
                continue;
            }
            throw call.notYet("the " + word + " command");
        }
        call.err("Invalid command '" + word + "'; type \"help\" for a list.\n");
        return 1;
    }
}
