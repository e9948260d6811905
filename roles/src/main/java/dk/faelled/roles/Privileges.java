package dk.faelled.roles;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What systems outside are told of a user's rights. */
public interface Privileges {
    /** @param system null: of all systems */
    Profile of(UserId user, @Nullable ItSystemId system, LocalDate day);

    /** The profile as OIO Basic Privilege Profile, Base64 of UTF-8. */
    String encoded(Profile profile);
}
