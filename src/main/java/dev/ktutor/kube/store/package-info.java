/**
 * What etcd is to the API server: objects under keys, one revision counter, optimistic locking, watches. Knows nothing of
 * kinds or users. Callers rely on: every change is seen by every watch of its key, in the order of revisions, and
 * callbacks neither block nor run inside one another.
 */
@NullMarked
package dev.ktutor.kube.store;

import org.jspecify.annotations.NullMarked;
