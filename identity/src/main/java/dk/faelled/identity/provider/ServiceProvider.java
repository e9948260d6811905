package dk.faelled.identity.provider;

import dk.faelled.identity.session.Clocks;
import dk.faelled.identity.session.RelyingParty;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A system that people sign in to through us (tjenesteudbyder), with the terms that are the same in every protocol. What a
 * protocol needs besides, its own room keeps under the same id.
 *
 * @param entityId what it calls itself: entityID in SAML, client id in OpenID Connect
 * @param level at least, whatever the request says
 * @param exempt names of domains from which {@link SecondFactorPolicy#ALWAYS} asks for nothing more
 * @param domains names of those that one must be of; empty for all
 * @param groups ids of those of which one must be in any; empty for no group at all
 * @param knownNetworksOnly nobody comes in from elsewhere
 * @param password for how long a password counts; null as the domain has it
 * @param secondFactor the same of a second factor
 * @param notes for those who keep it
 */
public record ServiceProvider(
        UUID id,
        String entityId,
        String name,
        Protocol protocol,
        boolean enabled,
        NsisLevel level,
        SecondFactorPolicy policy,
        List<String> exempt,
        List<String> domains,
        List<UUID> groups,
        boolean knownNetworksOnly,
        @Nullable Duration password,
        @Nullable Duration secondFactor,
        String notes) {
    private static final int LONGEST_ID = 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTES = 4000;
    static final int LEAST_MINUTES = 10;
    static final int MOST_MINUTES = 1440;

    /** What it speaks. */
    public enum Protocol {
        SAML20,
        OIDC10,
        RADIUS
    }

    /** @throws RuleBroken at the field that is wrong */
    public ServiceProvider {
        if (entityId.isBlank()
                || entityId.length() > LONGEST_ID
                || entityId.chars().anyMatch(Character::isWhitespace))
            throw new RuleBroken("identity.provider.entity-id", LONGEST_ID).at("entityId");
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new RuleBroken("identity.provider.name", LONGEST_NAME).at("name");
        if (notes.length() > LONGEST_NOTES) throw new RuleBroken("identity.provider.notes", LONGEST_NOTES).at("notes");
        check("password", password);
        check("secondFactor", secondFactor);
        exempt = exempt.stream().sorted().distinct().toList();
        domains = domains.stream().sorted().distinct().toList();
        groups = groups.stream().sorted().distinct().toList();
    }

    /** One that asks for nothing in particular, and lets in everybody of the authority. */
    public static ServiceProvider of(UUID id, String entityId, String name, Protocol protocol) {
        return new ServiceProvider(
                id,
                entityId.strip(),
                name.strip(),
                protocol,
                true,
                NsisLevel.NONE,
                SecondFactorPolicy.DEPENDS,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                null,
                "");
    }

    private static void check(String field, @Nullable Duration time) {
        if (time != null) minutes(field, time.toMinutes());
    }

    /** @throws RuleBroken at the field where they are too few or too many */
    static Duration minutes(String field, long minutes) {
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES)
            throw new RuleBroken("identity.provider.minutes", LEAST_MINUTES, MOST_MINUTES).at(field);
        return Duration.ofMinutes(minutes);
    }

    /** Called something else, with notes, let in or not. */
    public ServiceProvider general(String newName, String newNotes, boolean isEnabled) {
        return new ServiceProvider(
                id,
                entityId,
                newName.strip(),
                protocol,
                isEnabled,
                level,
                policy,
                exempt,
                domains,
                groups,
                knownNetworksOnly,
                password,
                secondFactor,
                newNotes.strip());
    }

    /** With other demands on how sure one must be of somebody. */
    public ServiceProvider demanding(
            NsisLevel least,
            SecondFactorPolicy when,
            List<String> exempted,
            @Nullable Duration passwordCounts,
            @Nullable Duration secondCounts) {
        return new ServiceProvider(
                id,
                entityId,
                name,
                protocol,
                enabled,
                least,
                when,
                exempted,
                domains,
                groups,
                knownNetworksOnly,
                passwordCounts,
                secondCounts,
                notes);
    }

    /** For others than before. */
    public ServiceProvider on(List<String> ofDomains, List<UUID> inGroups, boolean fromKnownNetworks) {
        return new ServiceProvider(
                id,
                entityId,
                name,
                protocol,
                enabled,
                level,
                policy,
                exempt,
                ofDomains,
                inGroups,
                fromKnownNetworks,
                password,
                secondFactor,
                notes);
    }

    /** For the decision. @param usual the clocks of the domain that somebody is of */
    RelyingParty asParty(Clocks usual) {
        return new RelyingParty(
                enabled,
                level,
                policy,
                Set.copyOf(exempt),
                Set.copyOf(domains),
                groups.stream().map(UUID::toString).collect(Collectors.toUnmodifiableSet()),
                knownNetworksOnly,
                clocks(usual));
    }

    private Clocks clocks(Clocks usual) {
        return new Clocks(
                password == null ? usual.password() : password,
                secondFactor == null ? usual.secondFactor() : secondFactor);
    }
}
