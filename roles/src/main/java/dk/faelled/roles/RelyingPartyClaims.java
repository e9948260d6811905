package dk.faelled.roles;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What relying parties (tjenesteudbydere) are told of the rights of somebody who signs in, as it is today. For the identity
 * provider, in the same process: it answers out of what is kept, so a right counts from the moment it is given.
 *
 * <p>Whoever is unknown, deleted or disabled gets nothing, and so does everybody in a system that lets nobody in. A limit
 * that comes to nothing takes its privilege out of the profile, unless the authority has decided otherwise. A system that is
 * not there is a mistake of the set-up, which is said ({@link dk.faelled.platform.NotFound}) and not taken for no rights.
 */
public interface RelyingPartyClaims {
    /**
     * Who signs in.
     *
     * @param domain name of the domain that the account name is of; null: the primary one
     * @param userName whatever the case
     * @param uuid by which the user is found where the name is unknown and it is one user's alone
     */
    record Account(@Nullable String domain, String userName, UUID uuid) {}

    /** @param system identifier (which all KOMBIT systems share), UUID or number; empty: all systems */
    Optional<RoleClaims> of(Account account, String system);

    /** With limits, as {@link Privileges#encoded} writes it. @param system as above */
    Optional<Profile> profile(Account account, String system);
}
