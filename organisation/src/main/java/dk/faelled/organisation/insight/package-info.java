/** Insight (indsigt): what one wants to know of a unit, by subjects and fields, seen at once and made to a file. */
@NullMarked
package dk.faelled.organisation.insight;

import org.jspecify.annotations.NullMarked;
