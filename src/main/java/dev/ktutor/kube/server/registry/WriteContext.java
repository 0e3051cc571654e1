package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.Rbac;
import dev.ktutor.kube.store.Store;
import dev.ktutor.sim.Chance;
import java.time.Instant;

/** What a strategy may look at while an object is written: who writes, when, and what else is stored. */
public record WriteContext(User user, Instant now, Chance chance, Store store, Authorizer authorizer, Rbac rbac) { }
