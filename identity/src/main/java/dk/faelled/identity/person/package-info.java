/** Persons and their domains: whose accounts there are, where they come from, and what holds for them. */
@NullMarked
package dk.faelled.identity.person;

import org.jspecify.annotations.NullMarked;
