/**
 * What control loops are made of: {@link dev.ktutor.kube.client.loop.Informer} keeps a copy of what the API server has,
 * {@link dev.ktutor.kube.client.loop.WorkQueue} calls a reconciler for what changed, and
 * {@link dev.ktutor.kube.client.loop.EventRecorder} writes Events. All of it is level-triggered and driven by events of the
 * lab's timeline: nothing polls, and what is lost when it is dropped can be read from the API server again.
 */
@NullMarked
package dev.ktutor.kube.client.loop;

import org.jspecify.annotations.NullMarked;
