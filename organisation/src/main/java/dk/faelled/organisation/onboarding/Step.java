package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.editing.Sheet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps, in order. All but the first and the last take none, one or several. */
public enum Step {
    PERSON(Sheet.of(Type.PERSON, Person.class)
            .asks("givenName", "surname", "nicknameGivenName", "nicknameSurname", "cpr", "seniority", "userKey")),
    ENGAGEMENTS(Sheet.of(Type.ENGAGEMENT, Engagement.class)
            .asks("unit", "userKey", "type", "jobFunction", "primary", "fraction")),
    ACCOUNTS(Sheet.of(Type.IT_USER, ItUser.class)
            .asks("itSystem")
            .requires("userKey")
            .asks("engagements", "externalId", "primary")),
    MANAGERS(Sheet.of(Type.MANAGER, Manager.class).asks("unit", "type", "level", "responsibility", "engagement")),
    ADDRESSES(Sheet.of(Type.ADDRESS, Address.class)
            .ofFacets("type", "employee_address_type", "manager_address_type")
            .asks("value", "value2", "visibility", "engagement")),
    SUMMARY(null);

    private final @Nullable Sheet<?> sheet;

    Step(@Nullable Sheet<?> sheet) {
        this.sheet = sheet;
    }

    @Nullable
    Sheet<?> sheet() {
        return sheet;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "organisation.onboarding.step." + word();
    }

    public boolean several() {
        return this != PERSON && this != SUMMARY;
    }

    Step next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    static Step of(String word) {
        for (var step : values()) if (step.word().equals(word)) return step;
        return PERSON;
    }
}
