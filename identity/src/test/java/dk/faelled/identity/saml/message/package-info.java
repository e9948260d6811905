@NullMarked
package dk.faelled.identity.saml.message;

import org.jspecify.annotations.NullMarked;
