/** What runs and what it uses: ps, top, uptime, free, df. */
@NullMarked
package dev.ktutor.command.admin.process;

import org.jspecify.annotations.NullMarked;
