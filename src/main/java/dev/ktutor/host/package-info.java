/**
 * A simulated machine: its files, users, processes, commands and place in the network. A {@link dev.ktutor.host.Host}
 * is a node of the cluster or a container; both run the same shell and the same commands.
 *
 * <p>Callers rely on this: a {@link dev.ktutor.host.Command} sees nothing but its {@link dev.ktutor.host.Invocation};
 * errors of the file system are {@link dev.ktutor.host.fs.FileError}s with an errno; writing to a pipe nobody reads
 * stops the process with SIGPIPE. This package knows neither the shell's language nor Kubernetes.
 */
@NullMarked
package dev.ktutor.host;

import org.jspecify.annotations.NullMarked;
