/** Whose a device is, found by a keyed hash of a CPR number. */
@NullMarked
package dk.faelled.secondfactor.owner;

import org.jspecify.annotations.NullMarked;
