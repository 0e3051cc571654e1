/** What belongs to a machine as a whole: its first files, its users, its processes, its services, its manual pages. */
@NullMarked
package dev.ktutor.command.admin;

import org.jspecify.annotations.NullMarked;
