package dev.ktutor.host.net;

/** Transport protocols as Kubernetes names them. */
public enum Protocol { TCP, UDP, SCTP }
