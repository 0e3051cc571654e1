/**
 * Path validation: the one place that says whether a certificate leads to a trusted one, and why not.
 *
 * <p>A {@link PathRequest} is judged by the {@link PathValidator}; what it finds are values that every tool words in its
 * own way. Knows no clocks, files or hosts: callers pass the moment and the certificates.
 */
@NullMarked
package dev.ktutor.pki.path;

import org.jspecify.annotations.NullMarked;
