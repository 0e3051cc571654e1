package dev.ktutor.command.openssl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that belong to an installed OpenSSL. */
public final class OpensslFiles {
    /** Where Debian keeps the configuration; {@link #CONFIG_LINK} leads here. */
    public static final String CONFIG = "/etc/ssl/openssl.cnf";
    /** Where OpenSSL looks for it. */
    public static final String CONFIG_LINK = "/usr/lib/ssl/openssl.cnf";

    private OpensslFiles() { }

    /** The text of the default configuration. */
    public static String defaultConfig() {
        try (InputStream in = OpensslFiles.class.getResourceAsStream("openssl.cnf")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
