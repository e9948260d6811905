/** Who calls, and what the roles of a token allow here. */
@NullMarked
package dk.faelled.organisation.os2mo.token;

import org.jspecify.annotations.NullMarked;
