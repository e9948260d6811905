package dk.faelled.roles;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds what (effektive roller), and why. */
public interface EffectiveRoles {
    /**
     * What a user holds on a day: of a past day what was held when it ended, of a day to come what will be held with the
     * organisation as it is registered for that day, and with what is assigned now.
     *
     * @param system null: of all systems
     * @return empty for whoever is not there
     */
    Holdings of(UserId user, @Nullable ItSystemId system, LocalDate day);

    /** What each of the users holds on a day; those without anything are not in it. */
    Map<UserId, Holdings> of(Collection<UserId> users, LocalDate day);

    /**
     * Why the user holds the role on the day, or does not: with what is assigned now, in the organisation of that day. Of a
     * past day only what was held or excepted is known; a {@code path} is then no more than the unit.
     */
    Explanation why(UserId user, UserRoleId role, LocalDate day);

    /** What these users would hold in that organisation, all else as it is today. */
    Map<UserId, Holdings> over(OrganisationView draft, Collection<User> users, LocalDate day);
}
