/** What people may do in the catalogue itself. */
@NullMarked
package dk.faelled.roles.rights;

import org.jspecify.annotations.NullMarked;
