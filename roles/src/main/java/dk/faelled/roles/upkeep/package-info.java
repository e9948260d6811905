/** Systems outside that keep the catalogue itself, as they did in an OS2rollekatalog: IT systems, roles and groups. */
@NullMarked
package dk.faelled.roles.upkeep;

import org.jspecify.annotations.NullMarked;
