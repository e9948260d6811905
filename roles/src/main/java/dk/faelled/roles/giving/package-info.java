/** Systems outside that assign roles, as they did through an OS2rollekatalog. */
@NullMarked
package dk.faelled.roles.giving;

import org.jspecify.annotations.NullMarked;
