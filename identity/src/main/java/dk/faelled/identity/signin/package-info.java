/** The pages on which somebody proves who he or she is beyond a password, at sign-in and again later. */
@NullMarked
package dk.faelled.identity.signin;

import org.jspecify.annotations.NullMarked;
