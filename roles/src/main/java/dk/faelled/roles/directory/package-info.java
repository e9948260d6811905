/** Groups of Active Directory (AD) that follow the catalogue, as synchronisers fetch them from an OS2rollekatalog. */
@NullMarked
package dk.faelled.roles.directory;

import org.jspecify.annotations.NullMarked;
