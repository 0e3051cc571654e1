package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.text.Asn1Text;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The file in which a small CA counts its serial numbers. */
final class SerialFile {
    private static final int RANDOM_BITS = 159;

    private SerialFile() { }

    /** A serial number of 159 random bits, as OpenSSL makes them. */
    static BigInteger random() {
        return new BigInteger(1, KeyGenerator.randomBytes(20)).shiftRight(160 - RANDOM_BITS);
    }

    /** The next number for certificates by that CA: from its file, or random if there is none and one may be made. */
    static BigInteger next(Call call, String authorityFile, @Nullable String given, boolean create) {
        int dot = authorityFile.lastIndexOf('.');
        String path = given != null ? given : (dot < 0 ? authorityFile : authorityFile.substring(0, dot)) + ".srl";
        boolean exists = call.in().files().exists(path);
        BigInteger number;
        if (exists) {
            number = read(call, path);
        } else if (create || given == null) {
            number = random();
        } else {
            call.err(path + ": No such file or directory\n");
            call.errors().raise(OpensslError.system(2, "BIO_new_file", "No such file or directory", "../crypto/bio/bss_file.c:67", "calling fopen(" + path + ", r)"));
            call.errors().raise(OpensslError.BIO_NO_SUCH_FILE);
            throw call.fail();
        }
        BigInteger next = number.add(BigInteger.ONE);
        if (exists || create) {
            write(call, path, next);
        }
        return next;
    }

    /** The number in a file. */
    static BigInteger read(Call call, String path) {
        try {
            String text = call.in().files().readText(path).strip();
            if (text.length() < 2) {
                call.errors().raise("error:06800096:asn1 encoding routines:a2i_ASN1_INTEGER:short line:../crypto/asn1/f_int.c:140:");
                throw call.fail("Unable to load number from " + path);
            }
            if (text.length() % 2 != 0) {
                call.errors().raise("error:06800091:asn1 encoding routines:a2i_ASN1_INTEGER:odd number of chars:../crypto/asn1/f_int.c:105:");
                throw call.fail("Unable to load number from " + path);
            }
            boolean minus = text.startsWith("-");
            BigInteger number = new BigInteger(minus ? text.substring(1) : text, 16);
            return minus ? number.negate() : number;
        } catch (NumberFormatException e) {
            throw call.fail("Unable to load number from " + path);
        } catch (FileError e) {
            throw call.fail(path + ": " + e.reason());
        }
    }

    static void write(Call call, String path, BigInteger number) {
        try {
            call.in().files().write(path, Asn1Text.hexInteger(number) + "\n");
        } catch (FileError e) {
            call.raiseOpen(e, path, "w");
            throw call.fail();
        }
    }
}
