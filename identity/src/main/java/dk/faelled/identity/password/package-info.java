/** What a password must be, and what was one. */
@NullMarked
package dk.faelled.identity.password;

import org.jspecify.annotations.NullMarked;
