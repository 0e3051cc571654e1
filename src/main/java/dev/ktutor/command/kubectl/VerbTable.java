package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.change.ApplyCommand;
import dev.ktutor.command.kubectl.change.DeleteCommand;
import dev.ktutor.command.kubectl.change.EditCommand;
import dev.ktutor.command.kubectl.change.LabelCommand;
import dev.ktutor.command.kubectl.change.NodeCommands;
import dev.ktutor.command.kubectl.change.PatchCommand;
import dev.ktutor.command.kubectl.change.ReplaceCommand;
import dev.ktutor.command.kubectl.change.RolloutCommand;
import dev.ktutor.command.kubectl.change.ScaleCommand;
import dev.ktutor.command.kubectl.change.TaintCommand;
import dev.ktutor.command.kubectl.cluster.ApiResourcesCommand;
import dev.ktutor.command.kubectl.cluster.CanICommand;
import dev.ktutor.command.kubectl.cluster.CertificateCommand;
import dev.ktutor.command.kubectl.cluster.ClusterInfoCommand;
import dev.ktutor.command.kubectl.cluster.ExplainCommand;
import dev.ktutor.command.kubectl.cluster.LesserCommands;
import dev.ktutor.command.kubectl.cluster.VersionCommand;
import dev.ktutor.command.kubectl.cluster.WhoAmICommand;
import dev.ktutor.command.kubectl.config.ConfigContexts;
import dev.ktutor.command.kubectl.config.ConfigProperty;
import dev.ktutor.command.kubectl.config.ConfigSetCluster;
import dev.ktutor.command.kubectl.config.ConfigSetContext;
import dev.ktutor.command.kubectl.config.ConfigSetCredentials;
import dev.ktutor.command.kubectl.config.ConfigView;
import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.create.CoreMakers;
import dev.ktutor.command.kubectl.create.CreateCommand;
import dev.ktutor.command.kubectl.create.DataMakers;
import dev.ktutor.command.kubectl.create.ExposeCommand;
import dev.ktutor.command.kubectl.create.Generator;
import dev.ktutor.command.kubectl.create.NetworkMakers;
import dev.ktutor.command.kubectl.create.RbacMakers;
import dev.ktutor.command.kubectl.create.RunCommand;
import dev.ktutor.command.kubectl.create.TokenCommand;
import dev.ktutor.command.kubectl.create.WorkloadMakers;
import dev.ktutor.command.kubectl.describe.DescribeCommand;
import dev.ktutor.command.kubectl.flags.CommandLine;
import dev.ktutor.command.kubectl.get.GetCommand;
import dev.ktutor.command.kubectl.pod.CopyCommand;
import dev.ktutor.command.kubectl.pod.EventsCommand;
import dev.ktutor.command.kubectl.pod.ExecCommand;
import dev.ktutor.command.kubectl.pod.LogsCommand;
import dev.ktutor.command.kubectl.pod.WaitCommand;
import dev.ktutor.command.kubectl.set.SetEnv;
import dev.ktutor.command.kubectl.set.SetImage;
import dev.ktutor.command.kubectl.set.SetOthers;
import dev.ktutor.command.kubectl.set.SetResources;
import dev.ktutor.kube.client.Kubeconfig.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which class does which command. */
final class VerbTable {
    /** Groups whose bare call prints the help on standard output and is content. */
    private static final Set<String> CONTENT = Set.of("kubectl", "kubectl certificate", "kubectl alpha");

    private final Map<String, Verb> verbs = new HashMap<>();

    VerbTable() {
        config();
        create();
        cluster();
        pods();
        changes();
        put("get", new GetCommand());
        put("describe", new DescribeCommand());
        put("options", call -> call.out().print(call.tree().options()));
        put("help", VerbTable::help);
        put("plugin list", VerbTable::plugins);
    }

    private void create() {
        put("create", new CreateCommand());
        put("run", new RunCommand());
        put("create namespace", new Generator(CoreMakers::namespace, ""));
        put("create serviceaccount", new Generator(CoreMakers::serviceAccount, "failed to create serviceaccount: "));
        put("create quota", new Generator(CoreMakers::quota, "failed to create quota: "));
        put("create priorityclass", new Generator(CoreMakers::priorityClass, "failed to create priorityclass: "));
        put("create poddisruptionbudget", new Generator(CoreMakers::disruptionBudget, "failed to create poddisruptionbudgets: "));
        put("create role", new Generator(RbacMakers::role, ""));
        put("create clusterrole", new Generator(RbacMakers::clusterRole, ""));
        put("create rolebinding", new Generator(RbacMakers::roleBinding, "failed to create rolebinding: "));
        put("create clusterrolebinding", new Generator(RbacMakers::clusterRoleBinding, "failed to create clusterrolebinding: "));
        put("create configmap", new Generator(DataMakers::configMap, "failed to create configmap: "));
        put("create secret generic", new Generator(DataMakers::generic, "failed to create secret "));
        put("create secret tls", new Generator(DataMakers::tls, "failed to create secret "));
        put("create secret docker-registry", new Generator(DataMakers::dockerRegistry, "failed to create secret "));
        put("create deployment", new Generator(WorkloadMakers::deployment, "failed to create deployment: "));
        put("create job", new Generator(WorkloadMakers::job, "failed to create job: "));
        put("create cronjob", new Generator(WorkloadMakers::cronJob, "failed to create cronjob: "));
        put("create ingress", new Generator(NetworkMakers::ingress, "failed to create ingress: "));
        for (String type : List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")) {
            put("create service " + type.toLowerCase(Locale.ROOT), new Generator((call, name) -> NetworkMakers.service(call, name, type),
                    "failed to create " + type + " service: "));
        }
        put("create token", new TokenCommand());
    }

    private void cluster() {
        put("certificate approve", new CertificateCommand("Approved"));
        put("certificate deny", new CertificateCommand("Denied"));
        put("auth can-i", new CanICommand());
        put("auth whoami", new WhoAmICommand());
        put("version", new VersionCommand());
        put("cluster-info", new ClusterInfoCommand());
        put("api-resources", ApiResourcesCommand::resources);
        put("api-versions", ApiResourcesCommand::versions);
        put("explain", new ExplainCommand());
        put("completion", LesserCommands::completion);
        put("kustomize", LesserCommands::kustomize);
        put("auth reconcile", LesserCommands::reconcile);
    }

    private void pods() {
        put("logs", new LogsCommand());
        put("exec", ExecCommand::exec);
        put("attach", ExecCommand::attach);
        put("cp", new CopyCommand());
        put("wait", new WaitCommand());
        put("events", new EventsCommand());
        put("port-forward", LesserCommands::portForward);
        put("top node", LesserCommands::top);
        put("top pod", LesserCommands::top);
    }

    private void changes() {
        put("apply", new ApplyCommand());
        put("delete", new DeleteCommand());
        put("patch", new PatchCommand());
        put("label", new LabelCommand("label"));
        put("annotate", new LabelCommand("annotation"));
        put("replace", new ReplaceCommand());
        put("edit", new EditCommand());
        put("scale", new ScaleCommand());
        put("expose", new ExposeCommand());
        put("taint", new TaintCommand());
        put("cordon", call -> NodeCommands.cordon(call, true));
        put("uncordon", call -> NodeCommands.cordon(call, false));
        put("drain", NodeCommands::drain);
        put("rollout status", RolloutCommand::status);
        put("rollout restart", RolloutCommand::restart);
        put("rollout history", RolloutCommand::history);
        put("rollout undo", RolloutCommand::undo);
        put("rollout pause", call -> RolloutCommand.pause(call, true));
        put("rollout resume", call -> RolloutCommand.pause(call, false));
        put("set image", new SetImage());
        put("set env", new SetEnv());
        put("set resources", new SetResources());
        put("set serviceaccount", SetOthers::serviceAccount);
        put("set subject", SetOthers::subject);
        put("set selector", SetOthers::selector);
        put("autoscale", LesserCommands::autoscale);
        put("diff", LesserCommands::diff);
        put("apply view-last-applied", LesserCommands::viewLastApplied);
    }

    /** {@code kubectl help COMMAND}. */
    private static void help(Call call) {
        CommandLine line = CommandLine.find(call.tree(), call.args());
        if (!line.firstWord().isEmpty() && line.command().path().equals("kubectl")) {
            call.out().print("Unknown help topic [`" + String.join(" ", call.args()) + "`]\n");
        }
        call.out().print(line.command().help());
    }

    /** {@code kubectl plugin list}. */
    private static void plugins(Call call) {
        List<String> found = Plugins.all(call.in());
        if (found.isEmpty()) {
            throw KubectlError.of("unable to find any kubectl plugins in your PATH");
        }
        call.out().print("The following compatible plugins are available:\n\n" + String.join("\n", found) + "\n");
    }

    /** The verb of a command; groups print their help. */
    Verb find(String path) {
        Verb verb = verbs.get(path);
        return verb != null ? verb : VerbTable::group;
    }

    private void put(String path, Verb verb) {
        verbs.put("kubectl " + path, verb);
    }

    private void config() {
        put("config view", new ConfigView());
        put("config set-cluster", new ConfigSetCluster());
        put("config set-credentials", new ConfigSetCredentials());
        put("config set-context", new ConfigSetContext());
        put("config set", ConfigProperty::set);
        put("config unset", ConfigProperty::unset);
        put("config current-context", ConfigContexts::current);
        put("config use-context", ConfigContexts::use);
        put("config get-contexts", ConfigContexts::list);
        put("config rename-context", ConfigContexts::rename);
        put("config get-clusters", call -> ConfigContexts.names(call, Section.CLUSTERS));
        put("config get-users", call -> ConfigContexts.names(call, Section.USERS));
        put("config delete-context", call -> ConfigContexts.delete(call, Section.CONTEXTS));
        put("config delete-cluster", call -> ConfigContexts.delete(call, Section.CLUSTERS));
        put("config delete-user", call -> ConfigContexts.delete(call, Section.USERS));
    }

    private static void group(Call call) {
        if (call.spec().subcommands().isEmpty()) {
            throw KubectlError.of(call.spec().path() + " is not available in this lab yet");
        }
        boolean content = CONTENT.contains(call.spec().path());
        if (!call.args().isEmpty() && !content) {
            throw KubectlError.usage(call, "unknown command " + dev.ktutor.kube.api.GoText.quote(String.join(" ", call.args())));
        }
        if (content) {
            call.help();
            return;
        }
        (call.spec().path().equals("kubectl rollout") ? call.out() : call.err()).print(call.spec().help());
        throw KubectlError.exit(1);
    }
}
