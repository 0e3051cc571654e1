package dev.ktutor.kube.node.container;

/** A container's life, as the CRI has it. */
public enum ContainerState { CREATED, RUNNING, EXITED }
