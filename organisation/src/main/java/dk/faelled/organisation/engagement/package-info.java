/** Employments. */
@NullMarked
package dk.faelled.organisation.engagement;

import org.jspecify.annotations.NullMarked;
