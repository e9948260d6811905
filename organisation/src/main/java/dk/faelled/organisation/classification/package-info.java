/** Facets and classes, and those that every authority begins with. */
@NullMarked
package dk.faelled.organisation.classification;

import org.jspecify.annotations.NullMarked;
