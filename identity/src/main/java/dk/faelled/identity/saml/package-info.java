/** SAML 2.0: systems that send people here to sign in, and are told who they are. */
@NullMarked
package dk.faelled.identity.saml;

import org.jspecify.annotations.NullMarked;
