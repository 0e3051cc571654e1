package dev.ktutor.kube.server.registry;

import java.util.List;

/** Roles and bindings. */
record RbacStrategy() implements Strategy {

    @Override
    public List<String> nameErrors(String name) {
        return PathNames.errors(name);
    }
}
