package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.TrustedCertificate;
import dev.ktutor.pki.path.PathListener;
import dev.ktutor.pki.path.PathPolicies;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathTrouble;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.pki.path.VerifyError;
import dev.ktutor.pki.text.OctetText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl verify}: builds and checks chains. */
final class VerifyCommand implements Subcommand {
    @Override
    public String name() {
        return "verify";
    }

    private static final class Settings {
        final PathOptions path = new PathOptions();
        final AnchorFiles anchors = new AnchorFiles(AnchorFiles.Habit.VERIFY);
        final PathValidator validator = new PathValidator();
        final List<TrustedCertificate> trusted = new ArrayList<>();
        final List<Certificate> untrusted = new ArrayList<>();
        final List<RevocationList> lists = new ArrayList<>();
        boolean showChain;
        boolean verbose;
        @Nullable String parameter;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            if (!s.path.take(call, options) && !s.anchors.take(options)) {
                take(call, s, options);
            }
        }
        if (!s.trusted.isEmpty() && s.anchors.named()) {
            throw call.fail(call.prog() + ": Cannot use -trusted with -CAfile, -CApath or -CAstore");
        }
        TrustAnchors store = s.anchors.load(call);
        TrustAnchors anchors = s.trusted.isEmpty() ? store : new TrustAnchors(s.trusted, store.lists());
        List<String> files = options.rest();
        boolean good = true;
        if (files.isEmpty()) {
            good = check(call, s, anchors, null);
        }
        for (String file : files) {
            good &= check(call, s, anchors, file);
        }
        return good ? 0 : 2;
    }

    private static void take(Call call, Settings s, Options options) {
        String value = options.value();
        switch (options.name()) {
            case "untrusted" -> s.untrusted.addAll(new Loader(call).certificates(value, "untrusted certificates"));
            case "trusted" -> {
                s.anchors.noDefaults();
                s.trusted.addAll(new Loader(call).trusted(value, "trusted certificates"));
            }
            case "CRLfile" -> s.lists.addAll(new Loader(call).revocationLists(value, "other CRLs"));
            case "crl_download" -> throw call.notYet("-crl_download");
            case "show_chain" -> s.showChain = true;
            case "verbose" -> s.verbose = true;
            case "nameopt" -> call.names(value);
            case "vfyopt" -> s.parameter = s.parameter == null ? value : s.parameter;
            default -> { }
        }
    }

    private static boolean check(Call call, Settings s, TrustAnchors anchors, @Nullable String file) {
        String shown = file == null ? "stdin" : file;
        Certificate leaf;
        try {
            leaf = new Loader(call).certificate(file, false, "certificate file");
        } catch (Quit quit) {
            return false;
        }
        if (s.parameter != null) {
            call.err("parameter error \"" + s.parameter + "\"\n");
            return false;
        }
        Report report = new Report(call, s.verbose);
        PathResult result = s.validator.validate(new PathRequest(leaf, s.untrusted, anchors, s.lists, s.path.rules(call.now())), report);
        if (!result.ok()) {
            call.err("error " + shown + ": verification failed\n");
            if (report.goesOn && !report.silent(result)) {
                call.errors().clear();
            }
            call.printErrors();
            return false;
        }
        call.errors().clear();
        call.out((shown + ": OK\n").getBytes(StandardCharsets.UTF_8));
        if (s.showChain) {
            showChain(call, result);
        }
        return true;
    }

    private static void showChain(Call call, PathResult result) {
        OctetText out = new OctetText().add("Chain:\n");
        List<Certificate> chain = result.chain();
        for (int i = 0; i < chain.size(); i++) {
            out.add("depth=" + i + ": ").add(call.names().text(chain.get(i).subject(), 0)).add(i < result.untrustedCount() ? " (untrusted)\n" : "\n");
        }
        call.out(out.octets());
    }

    /** Says what is found as it is found (apps/verify.c, cb). */
    private static final class Report implements PathListener {
        private final Call call;
        private final boolean verbose;
        private boolean goesOn = true;
        private int told;

        Report(Call call, boolean verbose) {
            this.call = call;
            this.verbose = verbose;
        }

        @Override
        public boolean problem(PathProblem problem) {
            told++;
            if (problem.certificate() != null) {
                call.err(call.names().text(problem.certificate().subject(), 0));
                call.err("\n");
            }
            call.err((problem.onListPath() ? "[CRL path] " : "") + "error " + problem.opensslCode() + " at " + problem.depth() + " depth lookup: "
                    + problem.text() + "\n");
            goesOn = VerifyError.verifyGoesOn(problem);
            return goesOn;
        }

        @Override
        public void passed(int depth, Certificate certificate) {
            if (!verbose) {
                call.errors().clear();
            }
        }

        @Override
        public void trouble(PathTrouble trouble) {
            PathErrors.of(trouble).forEach(call.errors()::raise);
        }

        @Override
        public void policies(PathPolicies policies) {
            call.err(PolicyPrinter.text(policies));
        }

        /** Whether the work ended on something that was not told. */
        boolean silent(PathResult result) {
            return result.problems().size() > told;
        }
    }
}
