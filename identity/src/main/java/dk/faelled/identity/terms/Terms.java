package dk.faelled.identity.terms;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.person.Persons;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The terms of an authority (IDP-06). Each version that is published must be accepted before a level counts again; who has
 * accepted an earlier one keeps the level, which rests until then.
 */
@Service
@Transactional
public class Terms {
    static final int LONGEST = 50_000;
    private final TermsTable table;
    private final Persons persons;
    private final Audit audit;
    private final Clock clock;

    private record Version(TermsKind kind, int version) {}

    Terms(TermsTable table, Persons persons, Audit audit, Clock clock) {
        this.table = table;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the person is to accept now; empty where nothing is published. */
    @Transactional(readOnly = true)
    public Optional<TermsText> of(Person person) {
        var own = person.trusted() ? table.current(TermsKind.TRUSTED) : Optional.<TermsText>empty();
        return own.or(() -> table.current(TermsKind.EMPLOYEE));
    }

    /** Id of what there is to accept now. @param trusted for trusted employees, who may have a text of their own */
    @Transactional(readOnly = true)
    public Optional<UUID> current(boolean trusted) {
        var own = trusted ? table.current(TermsKind.TRUSTED) : Optional.<TermsText>empty();
        return own.or(() -> table.current(TermsKind.EMPLOYEE)).map(TermsText::id);
    }

    /** Whether the person has accepted what there is to accept now. */
    @Transactional(readOnly = true)
    public boolean accepted(Person person) {
        return person.termsId() != null
                && of(person).filter(text -> text.id().equals(person.termsId())).isPresent();
    }

    /**
     * The person accepts what the page showed.
     *
     * @throws RuleBroken where another version is to be accepted by now
     */
    public void accept(Person person, UUID shown) {
        var text = of(person)
                .filter(current -> current.id().equals(shown))
                .orElseThrow(() -> new RuleBroken("identity.terms.newer"));
        if (shown.equals(person.termsId())) return;
        persons.accepted(person, shown, clock.instant());
        audit.changed(
                "identity.terms.accept",
                "identity-person:" + person.id(),
                null,
                new Version(text.kind(), text.version()),
                null);
    }

    @Transactional(readOnly = true)
    Optional<TermsText> draft(TermsKind kind) {
        return table.draft(kind);
    }

    @Transactional(readOnly = true)
    List<TermsText> published(TermsKind kind, int before, int size) {
        return table.published(kind, before, size);
    }

    @Transactional(readOnly = true)
    TermsText get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("terms " + id));
    }

    /** @throws RuleBroken at the language whose text is missing or too long */
    void write(TermsKind kind, String danish, String english) {
        check("danish", danish);
        check("english", english);
        var before = table.draft(kind);
        int version = table.current(kind).map(TermsText::version).orElse(0) + 1;
        var draft = new TermsText(
                before.map(TermsText::id).orElseGet(Ids::next), kind, version, danish.strip(), english.strip(), null);
        table.keep(draft);
        audit.changed("identity.terms.write", "identity-terms:" + draft.id(), null, new Version(kind, version), null);
    }

    private static void check(String field, String text) {
        if (text.isBlank()) throw new RuleBroken("identity.terms.empty").at(field);
        if (text.strip().length() > LONGEST) throw new RuleBroken("identity.terms.long", LONGEST).at(field);
    }

    /** From now on it is what people accept. @throws RuleBroken where nothing waits to be published */
    TermsText publish(TermsKind kind) {
        var draft = table.draft(kind).orElseThrow(() -> new RuleBroken("identity.terms.no-draft"));
        if (!table.publish(draft.id(), clock.instant())) throw new RuleBroken("identity.terms.no-draft");
        audit.changed(
                "identity.terms.publish",
                "identity-terms:" + draft.id(),
                null,
                new Version(kind, draft.version()),
                null);
        return draft;
    }
}
