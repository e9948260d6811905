/** Changing what is registered: one form for all types, and what holds for every change that people make on pages. */
@NullMarked
package dk.faelled.organisation.editing;

import org.jspecify.annotations.NullMarked;
