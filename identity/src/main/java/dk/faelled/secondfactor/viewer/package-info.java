/** The code viewers of an authority: bought, handed out, set right and taken back. */
@NullMarked
package dk.faelled.secondfactor.viewer;

import org.jspecify.annotations.NullMarked;
