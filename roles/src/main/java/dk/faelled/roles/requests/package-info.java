/** Asking for roles and deciding about it (anmodning og godkendelse). */
@NullMarked
package dk.faelled.roles.requests;

import org.jspecify.annotations.NullMarked;
