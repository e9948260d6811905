package dk.faelled.roles.projection;

import dk.faelled.roles.User;
import java.util.List;
import java.util.UUID;

/** A user as the source tells of it. @param sources engagements and associations that it was read from */
record Wanted(long domain, User user, List<UUID> sources) {}
