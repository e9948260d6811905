package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Errors;

/** Before a person leaves: what ends. */
public record PersonEndView(PersonCard card, Moment moment, Typed values, Errors errors) {
    public String here() {
        return moment.person(card.person().id().value());
    }

    public String action() {
        return moment.at(PersonPages.PATH + "/" + card.person().id() + "/end");
    }
}
