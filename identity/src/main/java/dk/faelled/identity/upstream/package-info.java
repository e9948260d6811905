/** Signing in through another provider of identities (loginkilde, IDP-15): by OpenID Connect or SAML 2.0, with us as its client. */
@NullMarked
package dk.faelled.identity.upstream;

import org.jspecify.annotations.NullMarked;
