/** The store of what was so and when we knew it: one for all types. */
@NullMarked
package dk.faelled.organisation.bitemporal;

import org.jspecify.annotations.NullMarked;
