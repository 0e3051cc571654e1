/**
 * Who reaches whom in a cluster: the compiled NetworkPolicy v1 engine, services with their endpoints, cluster DNS, and
 * the reach table behind {@code ktutor reach}.
 *
 * <p>Knows objects, never the store, the API server or a running lab: callers hand in the objects as they are now.
 * What it relies on is that an engine is a value: when an object changes, a new one is made.
 */
@NullMarked
package dev.ktutor.kube.net;

import org.jspecify.annotations.NullMarked;
