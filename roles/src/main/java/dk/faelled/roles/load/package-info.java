/** An organisation that others load, as they did into an OS2rollekatalog. */
@NullMarked
package dk.faelled.roles.load;

import org.jspecify.annotations.NullMarked;
