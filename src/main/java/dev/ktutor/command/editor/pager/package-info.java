/** less and more: text that comes as it is asked for, on the learner's screen page by page. Changes no file. */
@NullMarked
package dev.ktutor.command.editor.pager;

import org.jspecify.annotations.NullMarked;
