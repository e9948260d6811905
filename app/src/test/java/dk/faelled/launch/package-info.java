/** The program as a process of its own: starts, commands, exit codes, kills. */
@NullMarked
package dk.faelled.launch;

import org.jspecify.annotations.NullMarked;
