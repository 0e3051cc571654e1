package dev.ktutor.kube.net;

/** A question with its verdict; {@link ReachModel#judge} tells the reasons. */
public record ReachAnswer(ReachQuestion question, boolean allowed) { }
