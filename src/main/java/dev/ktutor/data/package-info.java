/**
 * JSON and YAML as plain trees: {@code Map<String, Object>} in order, {@code List<Object>}, {@code String}, {@code Long},
 * {@code BigInteger}, {@code Double}, {@code Boolean} and {@code null}. Texts and error messages are those of Go's
 * encoding/json and of the YAML library behind kubectl. The only home of SnakeYAML; knows nothing of Kubernetes.
 */
@NullMarked
package dev.ktutor.data;

import org.jspecify.annotations.NullMarked;
