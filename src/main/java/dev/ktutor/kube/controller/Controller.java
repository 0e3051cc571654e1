package dev.ktutor.kube.controller;

/** A control loop of the controller manager. */
public interface Controller {

    /** Its name, as in {@code --controllers}. */
    String name();

    /** Begins to watch and to reconcile. */
    void start();

    /** Stops; nothing is left to be done by it. */
    void stop();
}
