package dev.ktutor.pki;

import java.math.BigInteger;

/** What a private key consists of, by family. */
public sealed interface KeyNumbers {

    /** PrivateKeyInfo as OpenSSL writes it. */
    byte[] pkcs8();

    /** The public half. */
    PublicKey publicKey();

    /** The form older than PKCS#8, or PKCS#8 where there is none. */
    Pem.Block traditional();

    /** RSA's eight numbers (RFC 8017 §A.1.2). */
    record Rsa(BigInteger modulus, BigInteger publicExponent, BigInteger privateExponent, BigInteger prime1, BigInteger prime2,
            BigInteger exponent1, BigInteger exponent2, BigInteger coefficient) implements KeyNumbers {

        /** Completes a key from its primes. */
        static Rsa of(BigInteger e, BigInteger d, BigInteger p, BigInteger q) {
            return new Rsa(p.multiply(q), e, d, p, q, d.mod(p.subtract(BigInteger.ONE)), d.mod(q.subtract(BigInteger.ONE)), q.modInverse(p));
        }

        /** RSAPrivateKey. */
        public byte[] pkcs1() {
            return DerWriter.sequence(DerWriter.integer(0), DerWriter.integer(modulus), DerWriter.integer(publicExponent),
                    DerWriter.integer(privateExponent), DerWriter.integer(prime1), DerWriter.integer(prime2),
                    DerWriter.integer(exponent1), DerWriter.integer(exponent2), DerWriter.integer(coefficient));
        }

        @Override
        public byte[] pkcs8() {
            return DerWriter.sequence(DerWriter.integer(0), AlgorithmIdentifier.withNull(KeyKind.RSA.oid()).encoded(),
                    DerWriter.octetString(pkcs1()));
        }

        @Override
        public PublicKey publicKey() {
            return PublicKey.rsa(modulus, publicExponent);
        }

        @Override
        public Pem.Block traditional() {
            return new Pem.Block("RSA PRIVATE KEY", pkcs1());
        }
    }

    /** A curve, the private number and the public point. */
    record Ec(NamedCurve curve, BigInteger d, byte[] point) implements KeyNumbers {

        /** The private number in as many octets as the order has. */
        public byte[] secret() {
            return fixed(d, curve.octets());
        }

        private byte[] ecPrivateKey(boolean withCurve) {
            return DerWriter.sequence(DerWriter.integer(1), DerWriter.octetString(secret()),
                    withCurve ? DerWriter.explicit(0, DerWriter.oid(curve.oid())) : new byte[0],
                    DerWriter.explicit(1, DerWriter.bitString(point)));
        }

        @Override
        public byte[] pkcs8() {
            return DerWriter.sequence(DerWriter.integer(0),
                    DerWriter.sequence(DerWriter.oid(KeyKind.EC.oid()), DerWriter.oid(curve.oid())),
                    DerWriter.octetString(ecPrivateKey(false)));
        }

        @Override
        public PublicKey publicKey() {
            return PublicKey.ec(curve, point);
        }

        @Override
        public Pem.Block traditional() {
            return new Pem.Block("EC PRIVATE KEY", ecPrivateKey(true));
        }
    }

    /** The secret octets of an Edwards or Montgomery curve and the public ones. */
    record Edwards(KeyKind kind, byte[] secret, byte[] open) implements KeyNumbers {

        @Override
        public byte[] pkcs8() {
            return DerWriter.sequence(DerWriter.integer(0), DerWriter.sequence(DerWriter.oid(kind.oid())),
                    DerWriter.octetString(DerWriter.octetString(secret)));
        }

        @Override
        public PublicKey publicKey() {
            return PublicKey.edwards(kind, open);
        }

        @Override
        public Pem.Block traditional() {
            return new Pem.Block("PRIVATE KEY", pkcs8());
        }
    }

    /** A number as that many octets, the highest first. */
    static byte[] fixed(BigInteger number, int octets) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[octets];
        int count = Math.min(bytes.length, octets);
        System.arraycopy(bytes, bytes.length - count, out, octets - count, count);
        return out;
    }
}
