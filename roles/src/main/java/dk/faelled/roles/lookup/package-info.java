/** What systems outside are told. */
@NullMarked
package dk.faelled.roles.lookup;

import org.jspecify.annotations.NullMarked;
