package dev.ktutor.bench;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.net.ClusterFacts;
import dev.ktutor.kube.net.Endpoint;
import dev.ktutor.kube.net.PolicyEngine;
import dev.ktutor.kube.net.RandomCluster;
import java.util.Arrays;
import java.util.List;

/** {@code scripts/bench reach}: the NetworkPolicy truth table of design.md, and what a probe costs as clusters grow. */
public final class ReachBench {
    private static final int ROUNDS = 5;

    private ReachBench() { }

    /** Prints medians of five rounds, the first of which is the cold one. */
    public static void main(String[] args) {
        table(1_000, 1_000, 2.0);
        for (int pods : new int[] {100, 1_000, 10_000}) {
            probe(pods, 1_000);
        }
        for (int policies : new int[] {10, 100, 5_000}) {
            probe(1_000, policies);
        }
    }

    private static void table(int pods, int policies, double bar) {
        ClusterFacts cluster = RandomCluster.strict(1, Math.max(4, pods / 50), pods, policies);
        double[] seconds = new double[ROUNDS];
        long allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            PolicyEngine engine = new PolicyEngine(cluster);
            allowed = 0;
            List<Endpoint> ends = ends(cluster, engine);
            for (int port : new int[] {80, 81}) {
                for (Endpoint from : ends) {
                    for (Endpoint to : ends) {
                        allowed += engine.allows(from, to, port, Protocol.TCP) ? 1 : 0;
                    }
                }
            }
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf("truth table %,d pods x %,d policies x 2 ports: cold %.3f s, median %.3f s (bar %.1f s), %.0f%% allowed%n",
                pods, policies, seconds[0], median(seconds), bar, 100.0 * allowed / (2.0 * pods * pods));
    }

    private static void probe(int pods, int policies) {
        ClusterFacts cluster = RandomCluster.strict(2, 20, pods, policies);
        PolicyEngine engine = new PolicyEngine(cluster);
        List<Endpoint> ends = ends(cluster, engine);
        int questions = 2_000_000;
        double[] nanos = new double[ROUNDS];
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < questions; i++) {
                Endpoint from = ends.get((int) (i * 7919L % ends.size()));
                Endpoint to = ends.get((int) (i * 104_729L % ends.size()));
                sum += engine.allows(from, to, 80 + (i & 1), Protocol.TCP) ? 1 : 0;
            }
            nanos[round] = (double) (System.nanoTime() - start) / questions;
        }
        System.out.printf("a probe among %,d pods and %,d policies: %.0f ns (%d)%n", pods, policies, median(nanos), sum % 10);
    }

    private static List<Endpoint> ends(ClusterFacts cluster, PolicyEngine engine) {
        return cluster.pods().stream().map(pod -> engine.pod(pod.reference()).orElseThrow()).toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
