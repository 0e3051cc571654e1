package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ClusterAccess;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.RequiredFlags;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.CommandLine;
import dev.ktutor.command.kubectl.flags.CommandTree;
import dev.ktutor.command.kubectl.flags.FlagError;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.host.Command;
import dev.ktutor.host.Completing;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeconfigError;
import java.util.List;
import java.util.Optional;

/** kubectl v1.36: finds the command, reads its flags, runs it, and reports errors in the real one's words. */
public final class KubectlCommand implements Command, Completing {
    private final CommandTree tree = new CommandTree();
    private final VerbTable verbs = new VerbTable();

    @Override
    public String name() {
        return "kubectl";
    }

    @Override
    public String synopsis() {
        return "controls the Kubernetes cluster";
    }

    @Override
    public ExitStatus run(Invocation in) {
        try {
            return ExitStatus.of(dispatch(in));
        } catch (FlagError e) {
            in.err().print(ErrorTexts.report(e));
            return ExitStatus.FAILURE;
        } catch (KubectlError | ApiException | ConnectionError | KubeconfigError | FileError e) {
            in.err().print(ErrorTexts.report(e));
            return ExitStatus.of(ErrorTexts.status(e));
        }
    }

    @Override
    public Proposals propose(Invocation in, List<String> words) {
        return new KubectlCompletion(in).propose(words.subList(1, words.size()));
    }

    private int dispatch(Invocation in) {
        if (!in.args().isEmpty() && KubectlCompletion.REQUESTS.contains(in.args().get(0))) {
            return KubectlCompletion.answer(in);
        }
        CommandLine line = CommandLine.find(tree, in.args());
        String word = line.firstWord();
        if (line.command().path().equals("kubectl") && !word.isEmpty()) {
            Optional<ExitStatus> plugin = Plugins.run(in, 1);
            if (plugin.isPresent()) {
                return plugin.get().code();
            }
            throw new FlagError(CommandLine.unknown(line.command(), word));
        }
        ParsedFlags flags = line.parse();
        Call call = new Call(in, tree, line.command(), flags, new ClusterAccess(in, flags));
        if (flags.flag("help")) {
            call.help();
            return 0;
        }
        RequiredFlags.check(call);
        Verb verb = verbs.find(line.command().path());
        verb.run(call);
        return 0;
    }

}
