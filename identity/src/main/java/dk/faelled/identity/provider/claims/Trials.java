package dk.faelled.identity.provider.claims;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Admissions;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.signin.TraceWords;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
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
    private final MappedClaims mapped;
    private final Admissions admissions;
    private final ObjectProvider<Rehearsal> rehearsals;
    private final Audit audit;

    private record Tried(String system) {}

    Trials(
            Persons persons,
            MappedClaims mapped,
            Admissions admissions,
            ObjectProvider<Rehearsal> rehearsals,
            Audit audit) {
        this.persons = persons;
        this.mapped = mapped;
        this.admissions = admissions;
        this.rehearsals = rehearsals;
        this.audit = audit;
    }

    /**
     * @param userName with its domain behind an {@code @} where several have it @param request from whose address
     * @throws RuleBroken at {@code person} where it is nobody's, or several have it
     */
    @Transactional
    public ClaimViews.Trial of(ServiceProvider provider, String userName, HttpServletRequest request) {
        var person = one(persons.named(userName));
        audit.changed(
                "identity.provider.trial", "identity-person:" + person.id(), null, new Tried(provider.name()), null);
        var whole = mapped.trial(provider.id(), person);
        var told = whole.mapped();
        var account = person.account();
        if (account == null) throw new RuleBroken("identity.person.no-account").at("person");
        var decision = admissions.trial(provider, account, request.getRemoteAddr());
        return new ClaimViews.Trial(
                person.name(),
                Messages.text(
                        "identity.verdict." + decision.verdict().getClass().getSimpleName()),
                decision.trace().stream().map(TraceWords::of).toList(),
                told.values().entrySet().stream()
                        .map(one -> new ClaimViews.Value(one.getKey(), String.join("; ", one.getValue())))
                        .toList(),
                told.failures().stream()
                        .map(failure -> failure.name() + ": " + Messages.text(failure.reason()))
                        .toList(),
                JSON.writeValueAsString(told.values()),
                rehearsals.stream()
                        .filter(one -> one.protocol() == provider.protocol())
                        .map(one -> one.of(new Rehearsal.Part(provider, person, account, whole.named(), told), request))
                        .collect(Collectors.joining("\n")));
    }

    private static Person one(List<Person> found) {
        if (found.isEmpty()) throw new RuleBroken("identity.trial.nobody").at("person");
        if (found.size() > 1) throw new RuleBroken("identity.trial.several").at("person");
        return found.getFirst();
    }
}
