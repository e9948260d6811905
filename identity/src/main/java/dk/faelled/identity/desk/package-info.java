/** The pages of those who look after other people's sign-in: persons, their locks, and the rules of their domains. */
@NullMarked
package dk.faelled.identity.desk;

import org.jspecify.annotations.NullMarked;
