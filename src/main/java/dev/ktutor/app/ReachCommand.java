package dev.ktutor.app;

import dev.ktutor.kube.net.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktutor reach}: who reaches whom under NetworkPolicies. */
@Command(name = "reach", mixinStandardHelpOptions = true, description = "Say who reaches whom under the NetworkPolicies in manifests "
        + "or in a dump of any cluster (kubectl get ns,nodes,pods,netpol -A -o json).")
final class ReachCommand implements Callable<Integer> {

    /** How the answer is written, as the option has it. */
    enum Format {
        matrix, json
    }

    @Option(names = {"-f", "--filename"}, required = true, paramLabel = "FILE|-", description = "manifests or a dump; may be repeated")
    private List<String> files = List.of();

    @Option(names = "--cni", paramLabel = "NAME", defaultValue = "calico", description = "the network plugin (default: ${DEFAULT-VALUE})")
    private String cni = "calico";

    @Option(names = "--probes", paramLabel = "FILE", description = "a JSON list of {\"from\", \"to\", \"port\", \"protocol\"}; without it, everything is asked")
    private @Nullable Path probes;

    @Option(names = "--format", defaultValue = "matrix", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.matrix;

    @Option(names = "--why", description = "say of every denied connection which policies stand in its way")
    private boolean why;

    @Override
    public Integer call() {
        List<Reach.Source> manifests = files.stream().map(name -> new Reach.Source(name, HostText.readOrStandardInput(name))).toList();
        Reach.Source questions = probes == null ? null : new Reach.Source(probes.toString(), HostText.read(probes));
        Reach.Outcome outcome = Reach.run(new Reach.Request(manifests, questions, cni,
                Reach.Format.valueOf(format.name().toUpperCase(Locale.ROOT)), why));
        StandardStreams streams = new StandardStreams();
        streams.out().print(outcome.out());
        streams.err().print(outcome.err());
        streams.flush();
        return outcome.status();
    }
}
