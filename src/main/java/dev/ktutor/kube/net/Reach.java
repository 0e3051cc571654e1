package dev.ktutor.kube.net;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlDocument;
import dev.ktutor.data.YamlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code ktutor reach} as a function of texts: manifests or a cluster's dump in, a table or JSON out. */
public final class Reach {

    /** How the answer is written. */
    public enum Format { MATRIX, JSON }

    /** A file's content under the name it goes by in messages. */
    public record Source(String name, String text) { }

    /**
     * What is asked.
     *
     * @param manifests YAML or JSON, several documents or Lists in each
     * @param probes a JSON list of {@code {"from", "to", "port", "protocol"}}; null to ask everything
     * @param cni the network plugin's name, see {@link CniPlugin}
     * @param reasons whether to say of every denied connection which policies stand in the way
     */
    public record Request(List<Source> manifests, @Nullable Source probes, String cni, Format format, boolean reasons) {
        /** Copies the list. */
        public Request {
            manifests = List.copyOf(manifests);
        }
    }

    /** The answer, or with status 2 one line on what is wrong with the input. */
    public record Outcome(int status, String out, String err) { }

    private Reach() { }

    /** Answers; never throws for what the texts hold. */
    public static Outcome run(Request request) {
        try {
            CniPlugin plugin = CniPlugin.named(request.cni()).orElseThrow(() -> new FactsError(
                    "unknown network plugin \"" + request.cni() + "\" (known: "
                    + CniPlugin.ALL.stream().map(CniPlugin::name).collect(Collectors.joining(", ")) + ")"));
            ReachModel model = new ReachModel(read(request.manifests()), plugin);
            Source probes = request.probes();
            List<Object> asked = probes == null ? List.of() : parseProbes(probes);
            List<ReachQuestion> questions = probes == null ? model.everything() : questions(probes.name(), asked);
            List<ReachAnswer> answers = model.ask(questions);
            String out = request.format() == Format.JSON ? json(model, answers, asked, request.reasons())
                    : ReachMatrix.render(model, answers, request.reasons());
            return new Outcome(0, out, "");
        } catch (FactsError e) {
            return new Outcome(2, "", "ktutor reach: " + e.getMessage() + "\n");
        }
    }

    private static ClusterFacts read(List<Source> manifests) {
        ClusterReader reader = new ClusterReader();
        for (Source source : manifests) {
            try {
                for (Object document : documents(source)) {
                    if (document != null && !(document instanceof Map<?, ?>)) {
                        throw new FactsError("holds something that is no Kubernetes object");
                    }
                    reader.add(document);
                }
            } catch (FactsError e) {
                throw new FactsError(source.name() + ": " + e.getMessage());
            }
        }
        return reader.facts();
    }

    private static List<@Nullable Object> documents(Source source) {
        List<@Nullable Object> documents = new ArrayList<>();
        try {
            // A dump of a large cluster is JSON, which is read much faster; YAML may begin with a brace, too.
            if (source.text().stripLeading().startsWith("{\"") || source.text().stripLeading().startsWith("{\n")) {
                documents.add(Json.parse(source.text()));
                return documents;
            }
        } catch (JsonError e) {
            documents.clear();
        }
        try {
            for (YamlDocument document : Yaml.parseAll(source.text())) {
                documents.add(document.value());
            }
        } catch (YamlError e) {
            throw new FactsError(String.valueOf(e.getMessage()));
        }
        return documents;
    }

    private static List<Object> parseProbes(Source probes) {
        try {
            if (Json.parse(probes.text()) instanceof List<?> list) {
                return List.copyOf(list);
            }
            throw new FactsError(probes.name() + ": expected a JSON list of probes");
        } catch (JsonError e) {
            throw new FactsError(probes.name() + ": line " + e.line() + ": " + e.getMessage());
        }
    }

    private static List<ReachQuestion> questions(String name, List<Object> probes) {
        List<ReachQuestion> questions = new ArrayList<>();
        for (Object probe : probes) {
            Field root = Field.root(name + ": probe " + (questions.size() + 1), probe);
            Field port = root.at("port");
            String wanted = port.value() instanceof String text ? text : String.valueOf(port.number(1, 65535));
            questions.add(new ReachQuestion(root.at("from").text(), root.at("to").text(), wanted,
                    PolicyReader.protocol(root.at("protocol"))));
        }
        return questions;
    }

    /** The questions as they were asked, each with its answer. */
    private static String json(ReachModel model, List<ReachAnswer> answers, List<Object> asked, boolean reasons) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < answers.size(); i++) {
            ReachAnswer answer = answers.get(i);
            ReachQuestion q = answer.question();
            Map<String, Object> entry = i < asked.size() ? new LinkedHashMap<>(Tree.map(asked.get(i)))
                    : Tree.of("from", q.from(), "to", q.to(), "port", Long.valueOf(q.port()), "protocol", q.protocol().name());
            entry.put("allowed", answer.allowed());
            if (reasons && !answer.allowed()) {
                entry.put("reasons", VerdictText.reasons(model.judge(q)));
            }
            text.append(i == 0 ? "\n" : ",\n").append("  ").append(Json.write(entry));
        }
        return text.append("\n]\n").toString();
    }
}
