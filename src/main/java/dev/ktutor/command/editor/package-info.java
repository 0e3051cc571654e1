/** Full-screen programs over {@link dev.ktutor.host.Screen}: vi, nano, less. The buffer and its keys know no screen. */
@NullMarked
package dev.ktutor.command.editor;

import org.jspecify.annotations.NullMarked;
