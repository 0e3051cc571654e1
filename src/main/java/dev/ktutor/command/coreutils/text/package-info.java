/** Tools that read text or bytes and write text: cat, head, cut, sort, base64, od and their like. They know no directories. */
@NullMarked
package dev.ktutor.command.coreutils.text;

import org.jspecify.annotations.NullMarked;
