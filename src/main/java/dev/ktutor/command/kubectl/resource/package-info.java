/**
 * From what a user types or writes in files to objects and their resource types (cli-runtime's resource.Builder and
 * RESTMapper). Knows the client; knows no single command.
 */
@NullMarked
package dev.ktutor.command.kubectl.resource;

import org.jspecify.annotations.NullMarked;
