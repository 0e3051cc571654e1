/**
 * Text forms of names, keys, certificates, requests and revocation lists, byte for byte as OpenSSL 3.0 prints them.
 *
 * <p>A text form may hold any octets (names in Latin-1, T61 and UTF-8 stand side by side), so everything here is
 * gathered in a {@link dev.ktutor.pki.text.OctetText}. Knows no files and no options.
 */
@NullMarked
package dev.ktutor.pki.text;

import org.jspecify.annotations.NullMarked;
