package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.Answer;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.Verdict;
import dk.faelled.identity.signin.TraceWords;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prøv som bruger: what a system would be told of somebody, and whether he or she would get there (IDP-28). */
@Component
class Trials {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Persons persons;
    private final Domains domains;
    private final MappedClaims mapped;
    private final Admissions admissions;
    private final ObjectProvider<Preview> previews;
    private final Audit audit;
    private final Clock clock;

    private record Tried(String system) {}

    Trials(
            Persons persons,
            Domains domains,
            MappedClaims mapped,
            Admissions admissions,
            ObjectProvider<Preview> previews,
            Audit audit,
            Clock clock) {
        this.persons = persons;
        this.domains = domains;
        this.mapped = mapped;
        this.admissions = admissions;
        this.previews = previews;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param userName with its domain behind an {@code @} where several have it @param request from where it is tried
     * @throws RuleBroken at {@code person} where it is nobody's, or several have it
     */
    @Transactional
    public ClaimViews.Trial of(ServiceProvider provider, String userName, HttpServletRequest request) {
        var person = one(persons.named(userName));
        audit.changed(
                "identity.provider.trial", "identity-person:" + person.id(), null, new Tried(provider.name()), null);
        var account = person.account();
        if (account == null) throw new RuleBroken("identity.person.no-account").at("person");
        var preview = previews.stream()
                .filter(one -> one.protocol() == provider.protocol())
                .findAny();
        var tried = mapped.trial(
                provider.id(),
                person,
                preview.map(one -> one.rolesSystem(provider.id())).orElse(""));
        var told = tried.told().mapped();
        var decision = admissions.trial(provider, account, request.getRemoteAddr());
        var whole = told.isIncomplete()
                ? ""
                : preview.map(one -> one.of(in(provider, person, account, decision), tried.told(), request))
                        .orElse("");
        return new ClaimViews.Trial(
                person.name(),
                Messages.text(
                        "identity.verdict." + decision.verdict().getClass().getSimpleName()),
                Stream.concat(
                                provider.enabled() ? Stream.of() : Stream.of(Messages.text("identity.trial.closed")),
                                decision.trace().stream().map(TraceWords::of))
                        .toList(),
                told.values().entrySet().stream()
                        .map(one -> new ClaimViews.Value(one.getKey(), String.join("; ", one.getValue())))
                        .toList(),
                told.failures().stream()
                        .map(failure -> failure.name() + ": " + Messages.text(failure.reason()))
                        .toList(),
                tried.choices().stream()
                        .map(choice -> Messages.text(
                                "identity.trial.choice", choice.name(), String.join(", ", choice.values())))
                        .toList(),
                JSON.writeValueAsString(told.values()),
                whole);
    }

    /** As if the person had come in by a password alone, whatever the decision was. */
    private Answer.In in(ServiceProvider provider, Person person, UUID account, Decision decision) {
        var level = decision.verdict() instanceof Verdict.In in ? in.level() : NsisLevel.NONE;
        return new Answer.In(
                provider,
                new SignedIn(Tenant.current().value(), account, account, person.name()),
                person,
                domains.of(account).name(),
                level,
                Proofs.password(NsisLevel.SUBSTANTIAL, clock.instant()),
                SessionFacts.Method.PASSWORD,
                false,
                UUID.randomUUID());
    }

    private static Person one(List<Person> found) {
        if (found.isEmpty()) throw new RuleBroken("identity.trial.nobody").at("person");
        if (found.size() > 1) throw new RuleBroken("identity.trial.several").at("person");
        return found.getFirst();
    }
}
