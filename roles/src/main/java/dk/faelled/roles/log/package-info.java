/** The catalogue's part of the audit log, told as an OS2rollekatalog told it. */
@NullMarked
package dk.faelled.roles.log;

import org.jspecify.annotations.NullMarked;
