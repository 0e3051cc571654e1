/** Container images as data, the registries that serve them, and the credentials a pull needs. */
@NullMarked
package dev.ktutor.kube.node.image;

import org.jspecify.annotations.NullMarked;
