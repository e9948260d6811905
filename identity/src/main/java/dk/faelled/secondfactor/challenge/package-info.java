/** Is it you? Asked by a sign-in point, answered on a device. */
@NullMarked
package dk.faelled.secondfactor.challenge;

import org.jspecify.annotations.NullMarked;
