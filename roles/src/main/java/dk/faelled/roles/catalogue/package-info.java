/** The catalogue: IT systems, system roles, user roles, role groups, constraint types. */
@NullMarked
package dk.faelled.roles.catalogue;

import org.jspecify.annotations.NullMarked;
