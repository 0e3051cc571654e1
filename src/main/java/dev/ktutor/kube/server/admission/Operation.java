package dev.ktutor.kube.server.admission;

/** What is done to the object. */
public enum Operation { CREATE, UPDATE, DELETE, CONNECT }
