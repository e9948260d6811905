/**
 * The second factors of the accounts of Fælled: authenticator apps and passkeys. Each is a device of {@code secondfactor} too,
 * added in the same step, which knows what was used last; so nobody enrols the same key twice.
 */
@NullMarked
package dk.faelled.identity.factor;

import org.jspecify.annotations.NullMarked;
