/** tar(1) and gzip(1): archives in GNU's format and RFC 1952 streams, made and read in the lab's file systems. */
@NullMarked
package dev.ktutor.command.coreutils.archive;

import org.jspecify.annotations.NullMarked;
