/**
 * What every kubectl command stands on: one call with its flags, streams and client, and the errors with the one reporter
 * that knows their exact words. Knows no single command.
 */
@NullMarked
package dev.ktutor.command.kubectl.core;

import org.jspecify.annotations.NullMarked;
