/**
 * The language of the Kubernetes API: objects, resource types, requests and answers, selectors, field errors, patches,
 * JSONPath and the schema. Values only; knows neither how a server decides nor how a client connects.
 */
@NullMarked
package dev.ktutor.kube.api;

import org.jspecify.annotations.NullMarked;
