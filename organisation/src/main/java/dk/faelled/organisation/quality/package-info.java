/** Data quality (datakvalitet): what does not fit together, counted each day, with a repair for each. */
@NullMarked
package dk.faelled.organisation.quality;

import org.jspecify.annotations.NullMarked;
