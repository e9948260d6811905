/** The second factors of the accounts of Fælled: authenticator apps and passkeys. */
@NullMarked
package dk.faelled.identity.factor;

import org.jspecify.annotations.NullMarked;
