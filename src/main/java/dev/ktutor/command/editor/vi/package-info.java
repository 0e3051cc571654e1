/**
 * vi, vim and view as programs: their command line, vimrc, and the terminal or standard input the keys come from. The editor
 * itself is in {@code text}, {@code pattern}, {@code edit} and {@code ex}, its picture in {@code view}.
 */
@NullMarked
package dev.ktutor.command.editor.vi;

import org.jspecify.annotations.NullMarked;
