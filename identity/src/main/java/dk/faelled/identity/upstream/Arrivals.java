package dk.faelled.identity.upstream;

import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Finding;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.session.Proofs;
import dk.faelled.platform.Cpr;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom another provider means by what it has told, and for how much its word counts. Nobody is signed in by asking. */
@Component
@Transactional(readOnly = true)
class Arrivals {
    private static final Duration LEEWAY = Duration.ofMinutes(3);
    private final Finding finding;
    private final Domains domains;
    private final Clock clock;

    Arrivals(Finding finding, Domains domains, Clock clock) {
        this.finding = finding;
        this.domains = domains;
        this.clock = clock;
    }

    /** Exactly one; of those who are locked only where nobody else is meant. @throws SourceRefused for none and for several */
    public Person person(LoginSource source, Said said) {
        var match = source.match();
        var told = said.claims().getOrDefault(match.claim(), List.of());
        if (told.isEmpty()) throw new SourceRefused(Fault.CLAIM_MISSING, match.claim());
        if (told.size() > 1) throw new SourceRefused(Fault.CLAIM_FORM, match.claim());
        var all = inDomain(match.domain(), found(match, told.getFirst()));
        var active =
                all.stream().filter(one -> one.locks(clock.instant()).isEmpty()).toList();
        var meant = active.isEmpty() ? all : active;
        if (meant.isEmpty()) throw new SourceRefused(Fault.UNKNOWN, match.claim());
        if (meant.size() > 1) throw new SourceRefused(Fault.SEVERAL, match.claim());
        return meant.getFirst();
    }

    private List<Person> found(PersonMatch match, String told) {
        return switch (match.by()) {
            case CPR -> finding.withCpr(PersonMatch.cpr(told).orElseThrow(() -> form(match)));
            case UUID -> finding.known(PersonMatch.uuid(told).orElseThrow(() -> form(match)));
            case USER_NAME -> {
                var name = match.userName(told).strip();
                if (name.isEmpty()) throw form(match);
                yield finding.named(name);
            }
        };
    }

    private static SourceRefused form(PersonMatch match) {
        return new SourceRefused(Fault.CLAIM_FORM, match.claim());
    }

    private List<Person> inDomain(String name, List<Person> all) {
        if (name.isEmpty() || all.isEmpty()) return all;
        var ids = domains.all().stream()
                .filter(domain -> domain.name().equals(name))
                .map(Domain::id)
                .collect(Collectors.toSet());
        return all.stream().filter(one -> ids.contains(one.domain())).toList();
    }

    /** What the word of the provider proves, and when that was done. */
    public Proofs proofs(LoginSource source, Said said) {
        var now = clock.instant();
        var told = said.provedAt();
        var at = told == null || told.isAfter(now) ? now : told;
        NsisLevel level = source.assured().level(said.claims());
        return source.assured().second(said.claims()) ? Proofs.both(level, level, at) : Proofs.password(level, at);
    }

    /** Whether it counts no more, in the domain of the account; such a one signs in anew there. */
    public boolean isTooOld(UUID account, Proofs proofs) {
        return proofs.state(NsisLevel.NONE, domains.of(account).clocks(), clock.instant())
                .isEmpty();
    }

    /** Whether somebody who was to sign in anew there has not. @param since when that was wished */
    static boolean isFromBefore(Said said, Instant since) {
        var at = said.provedAt();
        return at != null && at.isBefore(since.minus(LEEWAY));
    }

    static String masked(String value) {
        return PersonMatch.cpr(value).map(Cpr::masked).orElse(value);
    }
}
