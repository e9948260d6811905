/** What people may do in Fælled itself, as roles of the catalogue. */
@NullMarked
package dk.faelled.roles.own;

import org.jspecify.annotations.NullMarked;
