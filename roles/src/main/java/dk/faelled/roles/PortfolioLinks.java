package dk.faelled.roles;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which IT systems of the catalogue follow an entry of the authority's portfolio: who owns them (systemejer) and who is
 * responsible (systemansvarlig) is what the entry says. For the module that keeps the portfolio; it publishes
 * {@link SystemChanged} in the transaction in which an entry changes, and the systems follow in that very transaction.
 */
public interface PortfolioLinks {
    /** Who answers for an entry: persons. */
    record Answers(Set<UUID> owners, Set<UUID> responsible) {
        public Answers {
            owners = Set.copyOf(owners);
            responsible = Set.copyOf(responsible);
        }
    }

    /**
     * The system follows the entry from now on; who was written by hand is replaced. Demands {@code roles.itsystem.update}.
     *
     * @throws dk.faelled.platform.RuleBroken for Fælled itself, which no portfolio tells of
     * @throws dk.faelled.platform.NotFound where there is no such system
     */
    void link(ItSystemId system, UUID entry, Answers answers);

    /** The system keeps whoever answers for it now, and they can be changed by hand again. Demands the same. */
    void unlink(ItSystemId system);

    /** Whether who answers for the system is said by the portfolio. */
    boolean follows(ItSystemId system);

    /** The systems that follow the entry, in order; deleted ones left out. */
    List<ItSystem> of(UUID entry);
}
