/** The terms (vilkår) of an NSIS identity: written, published, accepted (IDP-06). */
@NullMarked
package dk.faelled.identity.terms;

import org.jspecify.annotations.NullMarked;
