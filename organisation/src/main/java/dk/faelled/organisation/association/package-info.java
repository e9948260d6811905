/** Relations to units that are no employments. */
@NullMarked
package dk.faelled.organisation.association;

import org.jspecify.annotations.NullMarked;
