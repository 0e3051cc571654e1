/**
 * The API server: a row of stages (authentication, impersonation, authorization, registry with admission inside) from a
 * request to its answer, each decision in the journal. Served by others over the network; knows no sockets. Callers rely
 * on {@link dev.ktutor.kube.server.ApiServer#handle} never throwing for anything a client sends.
 */
@NullMarked
package dev.ktutor.kube.server;

import org.jspecify.annotations.NullMarked;
