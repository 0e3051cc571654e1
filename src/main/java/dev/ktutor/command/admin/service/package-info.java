/**
 * systemctl(1), journalctl(1) and service(8): a machine's unit files, the services that run from them and what they said.
 * What a service does is not known here: the lab provides it (see {@link dev.ktutor.host.ServiceTable}), or its program is
 * one of the lab's and runs like any other.
 */
@NullMarked
package dev.ktutor.command.admin.service;

import org.jspecify.annotations.NullMarked;
