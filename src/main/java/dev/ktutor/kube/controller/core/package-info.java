/** Namespaces, service accounts, tokens, endpoints, owners and dependents, aggregated roles. See the parent package for what they may know. */
@NullMarked
package dev.ktutor.kube.controller.core;

import org.jspecify.annotations.NullMarked;
