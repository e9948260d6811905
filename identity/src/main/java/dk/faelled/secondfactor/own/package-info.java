/** Everybody's own devices. */
@NullMarked
package dk.faelled.secondfactor.own;

import org.jspecify.annotations.NullMarked;
