package dk.faelled.roles.effective;

import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The organisation on days other than today, from wherever it comes; what is not dated there is as it is today. */
public interface OtherDays {
    OrganisationView view(LocalDate day);

    /** Those of the users who are there on the day, as they are then. */
    List<User> users(Collection<UserId> wanted, LocalDate day);
}
