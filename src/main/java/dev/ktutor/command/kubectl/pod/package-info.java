/** The commands of kubectl that deal with containers: logs, exec, attach, cp, and waiting and events. */
@NullMarked
package dev.ktutor.command.kubectl.pod;

import org.jspecify.annotations.NullMarked;
