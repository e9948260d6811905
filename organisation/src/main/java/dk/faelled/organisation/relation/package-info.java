/** What else is told about units and persons: leaves, KLE numbers, owners, links. */
@NullMarked
package dk.faelled.organisation.relation;

import org.jspecify.annotations.NullMarked;
