/** Units: the tree and its rules. */
@NullMarked
package dk.faelled.organisation.unit;

import org.jspecify.annotations.NullMarked;
