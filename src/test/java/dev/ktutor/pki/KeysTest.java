package dev.ktutor.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final byte[] DATA = "bootstrap".getBytes(StandardCharsets.UTF_8);

    private static Stream<PrivateKeyPair> keys() {
        KeyGenerator keys = KeyGenerator.direct();
        return Stream.of(keys.rsa(2048), keys.rsa(512), keys.ec(NamedCurve.P256), keys.ec(NamedCurve.P521), keys.ec(NamedCurve.SECP256K1),
                keys.ec(NamedCurve.P224), keys.edwards(KeyKind.ED25519), keys.edwards(KeyKind.ED448));
    }

    @Test
    void every_kind_signs_and_is_read_back_from_every_form() {
        keys().forEach(key -> {
            SignatureAlgorithm how = key.defaultAlgorithm();
            byte[] signature = key.sign(how, DATA);
            assertThat(key.publicKey().verify(how.identifier(), DATA, signature)).as("%s", key).isTrue();
            signature[signature.length - 1] ^= 1;
            assertThat(key.publicKey().verify(how.identifier(), DATA, signature)).as("%s", key).isFalse();
            assertThat(PrivateKeyPair.parsePem(key.pem())).isEqualTo(key);
            assertThat(PrivateKeyPair.parsePem(key.traditionalPem())).isEqualTo(key);
            assertThat(PublicKey.parsePem(key.publicKey().pem())).isEqualTo(key.publicKey());
        });
    }

    @Test
    void encrypted_keys_open_with_their_password_only() {
        PrivateKeyPair key = KeyGenerator.direct().ec(NamedCurve.P256);
        for (KeyCipher cipher : List.of(KeyCipher.AES_256_CBC, KeyCipher.AES_128_CBC, KeyCipher.DES_EDE3_CBC)) {
            String pkcs8 = Pem.encode("ENCRYPTED PRIVATE KEY", KeyEncryption.encryptPkcs8(key.pkcs8(), cipher, "secret"));
            assertThat(PrivateKeyPair.parsePem(pkcs8, "secret")).isEqualTo(key);
            assertThatThrownBy(() -> PrivateKeyPair.parsePem(pkcs8)).isInstanceOf(PkiException.class);
            String old = KeyEncryption.encryptOldPem(key.numbers().traditional(), cipher, "secret").text();
            assertThat(PrivateKeyPair.parsePem(old, "secret")).isEqualTo(key);
        }
    }
}
