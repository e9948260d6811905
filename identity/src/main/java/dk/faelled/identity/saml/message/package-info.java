/** Messages of SAML 2.0: read, checked, built and signed. Knows neither database nor browser. */
@NullMarked
package dk.faelled.identity.saml.message;

import org.jspecify.annotations.NullMarked;
