/**
 * The plugins that may change or refuse what a user allowed to write would write. Each is one class; the order is that of
 * {@link dev.ktutor.kube.server.admission.Plugins}. Knows nothing of how objects are validated or stored.
 */
@NullMarked
package dev.ktutor.kube.server.admission;

import org.jspecify.annotations.NullMarked;
