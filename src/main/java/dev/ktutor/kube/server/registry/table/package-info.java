/** How the server shows objects as tables: one layout a kind, given as columns and a function from the object to its cells. */
@NullMarked
package dev.ktutor.kube.server.registry.table;

import org.jspecify.annotations.NullMarked;
