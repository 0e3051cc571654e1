/** Tools that work on files as such: ls, cp, mv, rm, chmod, stat and their like. They look at no file's content. */
@NullMarked
package dev.ktutor.command.coreutils.file;

import org.jspecify.annotations.NullMarked;
