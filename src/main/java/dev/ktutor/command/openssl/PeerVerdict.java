package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathListener;
import dev.ktutor.pki.path.PathPolicies;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.path.TrustAnchors;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.wire.PeerJudge;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the other end's chain and tells it as s_client's and s_server's verify callback does (apps/lib/s_cb.c). */
final class PeerVerdict implements PeerJudge, PathListener {
    private static final int NO_ERROR = 0;

    private final Call call;
    private final TlsArguments arguments;
    private final TrustAnchors trust;
    private final Purpose purpose;
    private int result;
    private String words = "ok";
    private @Nullable PathProblem last;
    private List<Certificate> path = List.of();
    private boolean stopped;

    PeerVerdict(Call call, TlsArguments arguments, TrustAnchors trust, Purpose purpose) {
        this.call = call;
        this.arguments = arguments;
        this.trust = trust;
        this.purpose = purpose;
    }

    /** OpenSSL's number of the last thing found wrong; 0 for none. */
    int result() {
        return result;
    }

    /** The last thing found wrong. */
    Optional<PathProblem> problem() {
        return Optional.ofNullable(last);
    }

    /** What that number means. */
    String words() {
        return words;
    }

    /** The chain that was built. */
    List<Certificate> path() {
        return path;
    }

    void reset() {
        result = NO_ERROR;
        words = "ok";
        last = null;
    }

    @Override
    public Optional<Alert> refusal(List<Certificate> chain) {
        stopped = false;
        PathResult found = new PathValidator().validate(new PathRequest(chain.get(0), chain.subList(1, chain.size()), trust, List.of(),
                arguments.rules(purpose)), this);
        path = found.chain();
        return stopped && arguments.verify ? Optional.of(Alert.ofPathError(result)) : Optional.empty();
    }

    @Override
    public boolean problem(PathProblem problem) {
        who(problem.depth(), problem.certificate());
        result = problem.opensslCode();
        words = problem.text();
        last = problem;
        call.err("verify error:num=" + result + ":" + words + "\n");
        detail(result, problem.certificate());
        boolean shallow = arguments.verifyDepth < 0 || arguments.verifyDepth >= problem.depth();
        stopped = !shallow || arguments.returnError;
        if (!stopped && !arguments.verifyQuiet) {
            call.err("verify return:1\n");
        }
        return !stopped;
    }

    @Override
    public void passed(int depth, Certificate certificate) {
        if (!arguments.verifyQuiet) {
            who(depth, certificate);
            detail(result, certificate);
            call.err("verify return:1\n");
        }
    }

    @Override
    public void policies(PathPolicies policies) {
        if (!arguments.verifyQuiet) {
            call.err(PolicyPrinter.text(policies));
        }
    }

    private void who(int depth, @Nullable Certificate certificate) {
        call.err("depth=" + depth + " ");
        call.err(certificate == null ? "<no cert>".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : call.names().text(certificate.subject(), 0));
        call.err("\n");
    }

    /** What some errors add, also to the certificates after them. */
    private void detail(int code, @Nullable Certificate certificate) {
        if (certificate == null) {
            return;
        }
        switch (code) {
            case 2 -> {
                call.err("issuer= ");
                call.err(call.names().text(certificate.issuer(), 0));
                call.err("\n");
            }
            case 9, 13 -> call.err("notBefore=" + Asn1Text.time(certificate.validity().get(0)) + "\n");
            case 10, 14 -> call.err("notAfter=" + Asn1Text.time(certificate.validity().get(1)) + "\n");
            default -> { }
        }
    }
}
