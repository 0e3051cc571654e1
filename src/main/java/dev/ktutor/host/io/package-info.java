/** Byte streams between a host's processes: files, pipes and terminals behind one pair of types. */
@NullMarked
package dev.ktutor.host.io;

import org.jspecify.annotations.NullMarked;
