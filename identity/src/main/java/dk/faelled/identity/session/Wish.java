package dk.faelled.identity.session;

import dk.faelled.secondfactor.NsisLevel;

/**
 * What a system asks for, for somebody who is to sign in there.
 *
 * @param level at least; NONE where it names none
 * @param anew sign-in must be done again, whatever the session holds (ForceAuthn, prompt=login)
 * @param silent nothing may be asked of the user (IsPassive, prompt=none)
 * @param secondFactor it asks for one by name, whatever the level
 */
public record Wish(NsisLevel level, boolean anew, boolean silent, boolean secondFactor) {
    public static final Wish ANY = new Wish(NsisLevel.NONE, false, false, false);
}
