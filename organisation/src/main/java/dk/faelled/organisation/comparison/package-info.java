/** Persons and units on two days, as known at the same time or not: what came, went and changed (ORG-51). */
@NullMarked
package dk.faelled.organisation.comparison;

import org.jspecify.annotations.NullMarked;
