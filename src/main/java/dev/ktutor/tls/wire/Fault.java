package dev.ktutor.tls.wire;

import dev.ktutor.tls.Alert;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong in a handshake, in the words of OpenSSL's error queue, and the alert it is answered with. */
public enum Fault {
    WRONG_VERSION_NUMBER("0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:354:", null),
    HTTP_REQUEST("0A00009C:SSL routines:ssl3_get_record:http request:../ssl/record/ssl3_record.c:345:", null),
    HTTPS_PROXY_REQUEST("0A00009B:SSL routines:ssl3_get_record:https proxy request:../ssl/record/ssl3_record.c:349:", null),
    UNEXPECTED_EOF("0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:322:", null),
    TOO_LONG("0A0000C6:SSL routines:ssl3_get_record:packet length too long:../ssl/record/ssl3_record.c:365:", Alert.RECORD_OVERFLOW),
    BAD_RECORD_TYPE("0A0001BB:SSL routines:ssl3_get_record:bad record type:../ssl/record/ssl3_record.c:317:", Alert.UNEXPECTED_MESSAGE),
    BAD_MAC("0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac:../ssl/record/ssl3_record.c:623:", Alert.BAD_RECORD_MAC),
    UNEXPECTED_MESSAGE("0A0000F4:SSL routines:ossl_statem_client_read_transition:unexpected message:../ssl/statem/statem_clnt.c:398:", Alert.UNEXPECTED_MESSAGE),
    SERVER_UNEXPECTED_MESSAGE("0A0000F4:SSL routines:ossl_statem_server_read_transition:unexpected message:../ssl/statem/statem_srvr.c:318:", Alert.UNEXPECTED_MESSAGE),
    LENGTH_MISMATCH("0A00009F:SSL routines:tls_process_server_hello:length mismatch:../ssl/statem/statem_clnt.c:1405:", Alert.DECODE_ERROR),
    BAD_PARAMETER("0A000192:SSL routines:tls_process_key_exchange:bad length:../ssl/statem/statem_clnt.c:2000:", Alert.ILLEGAL_PARAMETER),
    NO_PROTOCOLS("0A0000BF:SSL routines:tls_setup_handshake:no protocols available:../ssl/statem/statem_lib.c:104:", null),
    NO_CIPHERS("0A0000B5:SSL routines:ssl_cipher_list_to_bytes:no ciphers available:../ssl/statem/statem_clnt.c:3760:", null),
    UNSUPPORTED_PROTOCOL("0A000102:SSL routines:ssl_choose_client_version:unsupported protocol:../ssl/statem/statem_lib.c:1969:", Alert.PROTOCOL_VERSION),
    WRONG_CIPHER("0A00017F:SSL routines:set_client_ciphersuite:wrong cipher returned:../ssl/statem/statem_clnt.c:1329:", Alert.ILLEGAL_PARAMETER),
    CERTIFICATE_VERIFY_FAILED("0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:../ssl/statem/statem_clnt.c:1890:", Alert.UNKNOWN_CA),
    NO_CERTIFICATE("0A0000F0:SSL routines:tls_process_server_certificate:missing certificate:../ssl/statem/statem_clnt.c:1800:", Alert.DECODE_ERROR),
    BAD_SIGNATURE("0A00007B:SSL routines:tls_process_cert_verify:bad signature:../ssl/statem/statem_lib.c:505:", Alert.DECRYPT_ERROR),
    KEY_EXCHANGE_SIGNATURE("0A00007B:SSL routines:tls_process_key_exchange:bad signature:../ssl/statem/statem_clnt.c:2324:", Alert.DECRYPT_ERROR),
    WRONG_SIGNATURE_TYPE("0A000172:SSL routines:tls12_check_peer_sigalg:wrong signature type:../ssl/t1_lib.c:1572:", Alert.ILLEGAL_PARAMETER),
    FINISHED_MISMATCH("0A000095:SSL routines:tls_process_finished:digest check failed:../ssl/statem/statem_lib.c:817:", Alert.DECRYPT_ERROR),
    CLIENT_NO_SIGNATURE("0A000076:SSL routines:tls_choose_sigalg:no suitable signature algorithm:../ssl/t1_lib.c:3401:", Alert.HANDSHAKE_FAILURE),
    SERVER_UNSUPPORTED_PROTOCOL("0A000102:SSL routines:tls_early_post_process_client_hello:unsupported protocol:../ssl/statem/statem_srvr.c:1655:", Alert.PROTOCOL_VERSION),
    NO_SHARED_CIPHER("0A0000C1:SSL routines:tls_post_process_client_hello:no shared cipher:../ssl/statem/statem_srvr.c:2220:", Alert.HANDSHAKE_FAILURE),
    NO_SHARED_CIPHER_13("0A0000C1:SSL routines:tls_early_post_process_client_hello:no shared cipher:../ssl/statem/statem_srvr.c:1724:", Alert.HANDSHAKE_FAILURE),
    NO_KEY_SHARE("0A000065:SSL routines:final_key_share:no suitable key share:../ssl/statem/extensions.c:1369:", Alert.HANDSHAKE_FAILURE),
    NO_PEER_CERTIFICATE("0A0000C7:SSL routines:tls_process_client_certificate:peer did not return a certificate:../ssl/statem/statem_srvr.c:3518:", Alert.HANDSHAKE_FAILURE),
    NO_PEER_CERTIFICATE_13("0A0000C7:SSL routines:tls_process_client_certificate:peer did not return a certificate:../ssl/statem/statem_srvr.c:3518:", Alert.CERTIFICATE_REQUIRED),
    CLIENT_VERIFY_FAILED("0A000086:SSL routines:tls_process_client_certificate:certificate verify failed:../ssl/statem/statem_srvr.c:3530:", Alert.UNKNOWN_CA),
    NO_APPLICATION_PROTOCOL("0A0000EB:SSL routines:tls_handle_alpn:no application protocol:../ssl/statem/statem_srvr.c:2180:", Alert.NO_APPLICATION_PROTOCOL),
    UNKNOWN_NAME("0A0000EA:SSL routines:final_server_name:callback failed:../ssl/statem/extensions.c:1007:", Alert.UNRECOGNIZED_NAME),
    DECRYPTION_FAILED("0A000093:SSL routines:tls_process_cke_rsa:decryption failed:../ssl/statem/statem_srvr.c:2810:", Alert.DECRYPT_ERROR);

    private final String line;
    private final @Nullable Alert alert;

    Fault(String line, @Nullable Alert alert) {
        this.line = line;
        this.alert = alert;
    }

    /** As the error queue prints it after {@code error:}, without what a case adds. */
    public String line() {
        return line;
    }

    /** The alert that tells the other end; empty for none. */
    public Optional<Alert> alert() {
        return Optional.ofNullable(alert);
    }
}
