package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonCard;
import dk.faelled.platform.page.Errors;

/** Before a person leaves: what ends. */
public record PersonEndView(PersonCard card, String lastDay, boolean vacate, Errors errors) {
    public String here() {
        return "/organisation/persons/" + card.person().id();
    }
}
