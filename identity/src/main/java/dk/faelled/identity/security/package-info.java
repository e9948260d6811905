/** Min sikkerhed: what somebody sees and does about his or her own sign-in. */
@NullMarked
package dk.faelled.identity.security;

import org.jspecify.annotations.NullMarked;
