package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.wire.PeerJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the other end's chain and tells it as s_client's and s_server's verify callback does (apps/lib/s_cb.c). */
final class PeerVerdict implements PeerJudge {
    private static final int NO_ERROR = 0;

    private final Call call;
    private final TlsArguments arguments;
    private final TrustFiles trust;
    private final Purpose purpose;
    private int result;
    private String words = "ok";
    private List<Certificate> path = List.of();

    PeerVerdict(Call call, TlsArguments arguments, TrustFiles trust, Purpose purpose) {
        this.call = call;
        this.arguments = arguments;
        this.trust = trust;
        this.purpose = purpose;
    }

    /** OpenSSL's number of the last thing found wrong; 0 for none. */
    int result() {
        return result;
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
    }

    @Override
    public Optional<Alert> refusal(List<Certificate> chain) {
        PathResult found = new PathValidator().validate(arguments.path(trust, chain, purpose), this::goesOn);
        path = found.chain();
        List<PathProblem> problems = found.problems();
        boolean stopped = !problems.isEmpty() && !goesOn(problems.get(problems.size() - 1));
        tell(problems, stopped);
        if (!problems.isEmpty()) {
            PathProblem last = problems.get(problems.size() - 1);
            result = last.opensslCode();
            words = last.text();
        }
        return stopped && arguments.verify ? Optional.of(alert(result)) : Optional.empty();
    }

    private boolean goesOn(PathProblem problem) {
        return (arguments.verifyDepth < 0 || arguments.verifyDepth >= problem.depth()) && !arguments.returnError;
    }

    /** The callback's calls in their order: what building finds, then from the top down each certificate's own and its being done. */
    private void tell(List<PathProblem> problems, boolean stopped) {
        List<PathProblem> late = new ArrayList<>();
        int current = NO_ERROR;
        for (PathProblem problem : problems) {
            if (isLate(problem)) {
                late.add(problem);
            } else {
                current = tell(problem);
            }
        }
        if (stopped && late.isEmpty()) {
            return;
        }
        int top = problems.stream().anyMatch(p -> p.opensslCode() == 20 || p.opensslCode() == 2) && path.size() > 1 ? path.size() - 2 : path.size() - 1;
        for (int depth = top; depth >= 0; depth--) {
            for (PathProblem problem : late) {
                if (problem.depth() == depth) {
                    current = tell(problem);
                    if (stopped && problem == late.get(late.size() - 1)) {
                        return;
                    }
                }
            }
            done(depth, current);
        }
    }

    /** Signatures and times are looked at last. */
    private static boolean isLate(PathProblem problem) {
        return switch (problem.opensslCode()) {
            case 4, 6, 7, 9, 10, 13, 14, 21 -> true;
            default -> false;
        };
    }

    private int tell(PathProblem problem) {
        who(problem.depth(), problem.certificate());
        call.err("verify error:num=" + problem.opensslCode() + ":" + problem.text() + "\n");
        detail(problem.opensslCode(), problem.certificate());
        if (goesOn(problem) && !arguments.verifyQuiet) {
            call.err("verify return:1\n");
        }
        return problem.opensslCode();
    }

    private void done(int depth, int current) {
        if (arguments.verifyQuiet) {
            return;
        }
        who(depth, path.get(depth));
        detail(current, path.get(depth));
        call.err("verify return:1\n");
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

    /** OpenSSL's choice (ssl_x509err2alert). */
    static Alert alert(int code) {
        return switch (code) {
            case 2, 18, 19, 20, 21, 22, 24, 25, 79 -> Alert.UNKNOWN_CA;
            case 9, 10, 11, 12 -> Alert.CERTIFICATE_EXPIRED;
            case 7, 8, 5, 4 -> Alert.DECRYPT_ERROR;
            case 23 -> Alert.CERTIFICATE_REVOKED;
            case 26 -> Alert.UNSUPPORTED_CERTIFICATE;
            case 6, 13, 14, 27, 28, 37, 62, 63, 64, 66, 67, 68 -> Alert.BAD_CERTIFICATE;
            case 17, 65 -> Alert.INTERNAL_ERROR;
            default -> Alert.CERTIFICATE_UNKNOWN;
        };
    }
}
