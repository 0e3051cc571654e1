/**
 * The controller manager's reconcilers, one a kind: each compares what the API server has with what should be and asks the
 * API server to change it, as kube-controller-manager's do. {@link dev.ktutor.kube.controller.Controllers} makes them all
 * from a {@link dev.ktutor.kube.controller.ControllerContext}; kube.controlplane's kube-controller-manager process starts
 * and stops them.
 *
 * <p>They know the API server only through {@link dev.ktutor.kube.client.KubeClient}, never the store, and hold no state
 * that the API server could not give them again.
 */
@NullMarked
package dev.ktutor.kube.controller;

import org.jspecify.annotations.NullMarked;
