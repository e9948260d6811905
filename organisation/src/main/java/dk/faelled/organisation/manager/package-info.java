/** Managers, and who leads whom by inheritance. */
@NullMarked
package dk.faelled.organisation.manager;

import org.jspecify.annotations.NullMarked;
