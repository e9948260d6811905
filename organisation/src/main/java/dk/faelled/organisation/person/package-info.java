/** Persons and their CPR numbers. */
@NullMarked
package dk.faelled.organisation.person;

import org.jspecify.annotations.NullMarked;
