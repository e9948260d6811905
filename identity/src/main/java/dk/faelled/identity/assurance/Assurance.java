package dk.faelled.identity.assurance;

import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;

/**
 * What an authority has decided on levels.
 *
 * @param cap the highest level that a registrant gives; what the authority has notified
 * @param fourEyes a second registrant has to confirm
 */
public record Assurance(NsisLevel cap, boolean fourEyes) {
    static final Assurance USUAL = new Assurance(NsisLevel.SUBSTANTIAL, false);

    public Assurance {
        if (cap == NsisLevel.NONE) throw new RuleBroken("identity.assurance.cap").at("cap");
    }

    public boolean offersHigh() {
        return cap == NsisLevel.HIGH;
    }
}
