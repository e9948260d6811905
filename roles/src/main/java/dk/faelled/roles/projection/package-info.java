/** The organisation as the rules read it: units, users, positions, functions, substitutes. */
@NullMarked
package dk.faelled.roles.projection;

import org.jspecify.annotations.NullMarked;
