/**
 * The lab's network: addresses, names, listening ports and the connections between them. What Kubernetes adds (service
 * addresses, cluster DNS, policies) comes in through interfaces that the cluster's parts implement.
 */
@NullMarked
package dev.ktutor.host.net;

import org.jspecify.annotations.NullMarked;
