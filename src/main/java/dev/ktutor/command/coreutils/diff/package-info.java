/** diff(1) of GNU diffutils: what is compared, the edit script, and the forms it is shown in. */
@NullMarked
package dev.ktutor.command.coreutils.diff;

import org.jspecify.annotations.NullMarked;
