/** The line to the Windows client, which is told of what it is asked without asking. */
@NullMarked
package dk.faelled.secondfactor.socket;

import org.jspecify.annotations.NullMarked;
