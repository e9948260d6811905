/** Sign-in points, and the interface through which they ask. */
@NullMarked
package dk.faelled.secondfactor.connector;

import org.jspecify.annotations.NullMarked;
