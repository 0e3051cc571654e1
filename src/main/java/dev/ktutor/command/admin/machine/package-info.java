/** What a machine is and has: processors, disks, mounts, kernel settings, packages, who is logged in. */
@NullMarked
package dev.ktutor.command.admin.machine;

import org.jspecify.annotations.NullMarked;
