/** The tools that keep a machine's users and groups. What they know is in its files under /etc. */
@NullMarked
package dev.ktutor.command.admin.account;

import org.jspecify.annotations.NullMarked;
