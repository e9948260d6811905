package dk.faelled.platform;

import java.util.Optional;
import java.util.UUID;

/** Where people read their mail. The module that knows addresses implements it; what somebody wrote in the settings wins. */
public interface MailAddresses {
    /** @param actor {@link Actor#id}: the account, or the person that it is tied to */
    Optional<String> of(UUID actor);
}
