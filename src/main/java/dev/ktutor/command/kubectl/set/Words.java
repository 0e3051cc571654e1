package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.KubectlError;
import java.util.ArrayList;
import java.util.List;

/** Arguments parted into resources and {@code NAME=VALUE} pairs (cmdutil.GetResourcesAndPairs). */
record Words(List<String> resources, List<String> pairs) {
    static Words split(List<String> words, String kind) {
        List<String> resources = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (String word : words) {
            boolean pair = word.indexOf('=') > 0 || word.endsWith("-") && !word.equals("-");
            if (pair) {
                pairs.add(word);
            } else if (pairs.isEmpty()) {
                resources.add(word);
            } else {
                throw KubectlError.of("all resources must be specified before " + kind + " changes: " + word);
            }
        }
        return new Words(resources, pairs);
    }
}
