/** From the command line to a running program, and what the one on duty sees of it: configuration, log, health. */
@NullMarked
package dk.faelled.platform.launch;

import org.jspecify.annotations.NullMarked;
