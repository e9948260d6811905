/** Who is given which role: by hand, or by unit, title, function and manager. */
@NullMarked
package dk.faelled.roles.assignment;

import org.jspecify.annotations.NullMarked;
