/** The passwords of accounts under the rules of their domains: chosen, changed, forced, too old. */
@NullMarked
package dk.faelled.identity.credential;

import org.jspecify.annotations.NullMarked;
