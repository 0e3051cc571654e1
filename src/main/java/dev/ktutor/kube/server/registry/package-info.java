/**
 * What each kind of object is and how it is read, written and shown: one strategy and one table a kind, in
 * {@link dev.ktutor.kube.server.registry.Kinds}. Callers have passed authentication and authorization; a refusal comes as a
 * {@link dev.ktutor.kube.server.admission.Refusal}. Knows nothing of HTTP beyond paths and options.
 */
@NullMarked
package dev.ktutor.kube.server.registry;

import org.jspecify.annotations.NullMarked;
