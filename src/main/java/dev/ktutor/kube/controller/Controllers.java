package dev.ktutor.kube.controller;

import java.util.List;

/** All the controllers there are. The classes are landing one by one. */
public final class Controllers {
    private Controllers() { }

    /** Every controller, ready to be started. */
    public static List<Controller> all(ControllerContext context) {
        return List.of();
    }
}
