/**
 * The {@code openssl} program: one class a subcommand, all in one {@link dev.ktutor.host.Command}.
 *
 * <p>The tables of options are the texts that {@code openssl CMD -help} prints (resources {@code help/*.txt}); from them
 * come parsing, help, completion and the messages about wrong options. Words, exit statuses and the error queue's lines
 * are OpenSSL 3.0's. Certificates and keys are made by {@code pki}; nothing here knows Bouncy Castle.
 */
@NullMarked
package dev.ktutor.command.openssl;

import org.jspecify.annotations.NullMarked;
