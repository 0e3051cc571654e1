package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;

/** {@code kubectl auth whoami}. */
public final class WhoAmICommand implements Verb {
    @Override
    public void run(Call call) {
        if (!call.args().isEmpty()) {
            throw dev.ktutor.command.kubectl.core.KubectlError.usage(call, "unexpected arguments: [" + String.join(" ", call.args()) + "]");
        }
        boolean plain = OutputFormat.output(call).isEmpty();
        var printer = plain ? null : OutputFormat.of(call, "");
        KubeObject review = call.client().call(ApiRequest.of("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                Tree.of("apiVersion", "authentication.k8s.io/v1", "kind", "SelfSubjectReview", "metadata", Tree.of())));
        if (printer != null) {
            call.out().print(printer.print(review));
            return;
        }
        TabWriter table = TabWriter.table().print("ATTRIBUTE\tVALUE\n");
        row(table, "Username", review.string("status", "userInfo", "username"));
        row(table, "UID", review.string("status", "userInfo", "uid"));
        if (!review.list("status", "userInfo", "groups").isEmpty()) {
            row(table, "Groups", "[" + String.join(" ", Tree.strings(review.tree(), "status", "userInfo", "groups")) + "]");
        }
        Tree.map(Tree.sorted(review.map("status", "userInfo", "extra")))
                .forEach((key, values) -> row(table, "Extra: " + key, "[" + String.join(" ", Tree.strings(values)) + "]"));
        call.out().print(table.flush());
    }

    private static void row(TabWriter table, String name, String value) {
        if (!value.isEmpty()) {
            table.print(name + "\t" + value + "\n");
        }
    }
}
