/** Certificate requests: approving those of kubelets, signing what is approved, clearing away what is old. See the parent package for what they may know. */
@NullMarked
package dev.ktutor.kube.controller.certificates;

import org.jspecify.annotations.NullMarked;
