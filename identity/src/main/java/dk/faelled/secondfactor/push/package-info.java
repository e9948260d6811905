/** Wakes the devices that are asked. */
@NullMarked
package dk.faelled.secondfactor.push;

import org.jspecify.annotations.NullMarked;
