/** Who and where: id, whoami, groups, hostname, uname, and becoming somebody else with su and sudo. */
@NullMarked
package dev.ktutor.command.admin.identity;

import org.jspecify.annotations.NullMarked;
