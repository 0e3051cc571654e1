package dev.ktutor.kube.node.container;

/**
 * A directory or file of the node that a container sees.
 *
 * @param containerPath where it sees it
 * @param nodePath what it is on the node's disk
 * @param readOnly whether it may not write there
 */
public record Mount(String containerPath, String nodePath, boolean readOnly) { }
