package dk.faelled.organisation.importing;

import dk.faelled.organisation.BirthDate;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusSaid.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One employment as the file now says it is: its person, its engagement and what hangs on it. */
@Component
class OpusHiring {
    private final Classes classes;
    private final ItSystems systems;
    private final Keys keys;
    private final Sealer sealer;
    private final OrganisationSettings settings;
    private final Clock clock;

    OpusHiring(
            Classes classes, ItSystems systems, Keys keys, Sealer sealer, OrganisationSettings settings, Clock clock) {
        this.classes = classes;
        this.systems = systems;
        this.keys = keys;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /** What all employments of a batch look up. */
    record Known(ClassKeys classes, ItSystemId system) {}

    Known known(Applying run) {
        return new Known(
                new ClassKeys(classes, keys, LocalDate.now(clock), run.options().createClasses()), system());
    }

    private ItSystemId system() {
        var there = keys.byKey(Type.IT_SYSTEM, List.of("Opus")).get("Opus");
        if (there != null) return new ItSystemId(there);
        return systems.create(OpusIds.system(), Validity.ALWAYS, new ItSystem("Opus", "Opus", null), null);
    }

    /** @return what is now said */
    Said hire(OpusBatch batch, Employment row, Said said, PersonId person, Known known) {
        var fields = OpusDigest.of(row);
        keepPerson(batch, row, said, person, fields);
        var id = OpusIds.engagement(row.number());
        var old = batch.engagements().of(id);
        @Nullable Validity before = old.span();
        var unit = batch.units().of(OpusIds.unit(row.unit())).span();
        if (unit == null) throw new RuleBroken("organisation.import.unit-missing", row.unit()).at("orgUnit");
        // nobody is employed in a unit before it is there
        var from = OpusUnits.later(Objects.requireNonNull(row.from()), unit.from());
        boolean fresh = before == null || before.until() != null && !from.isBefore(before.end());
        var state = new Engagement(
                row.number(),
                person,
                OpusIds.unit(row.unit()),
                known.classes().get("engagement_type", row.type(), null),
                known.classes().get("engagement_job_function", row.job(), null),
                null,
                row.fraction(),
                List.of());
        Segments<Engagement> result;
        if (fresh) {
            result = old.with(new Validity(from, row.until()), state);
        } else {
            result = reshaped(old, row, said, from);
            var since = OpusUnits.later(
                    OpusUnits.later(row.changed(), row.from()), differs(said, fields, "unit") ? unit.from() : null);
            if (row.until() == null || since.isBefore(row.until()))
                result = Stretch.patched(
                        result, new Validity(since, row.until()), was -> changed(was, state, said, fields));
            if (differs(said, fields, "person"))
                result = Stretch.patched(result, Validity.ALWAYS, was -> changed(was, person));
        }
        batch.engagements().put(id, result);
        var span = Objects.requireNonNull(result.span());
        var now = fresh ? new Validity(from, row.until()) : span;
        var ties = new OpusTies(
                batch, known.classes(), known.system(), row, said, person, fresh ? null : before, now, fresh);
        ties.keep();
        return new Said(
                row.from(),
                row.until(),
                fields,
                "",
                false,
                row.account().isEmpty() ? null : OpusIds.account(row.account()).value(),
                ties.functions());
    }

    /** Only what the file now says otherwise: an end that people have set stays where the file repeats its own. */
    private static Segments<Engagement> reshaped(Segments<Engagement> old, Employment row, Said said, LocalDate from) {
        var span = Objects.requireNonNull(old.span());
        boolean begins = said.from() == null || !said.from().equals(row.from());
        boolean ends = !Objects.equals(said.until(), row.until());
        @Nullable LocalDate first = begins ? from : span.from();
        @Nullable LocalDate until = ends ? row.until() : span.until();
        return Stretch.reshaped(old, span, new Validity(first, until));
    }

    private static Engagement changed(Engagement was, Engagement says, Said said, Map<String, String> fields) {
        return new Engagement(
                was.userKey(),
                was.person(),
                differs(said, fields, "unit") ? says.unit() : was.unit(),
                differs(said, fields, "type") ? says.type() : was.type(),
                differs(said, fields, "job") ? says.jobFunction() : was.jobFunction(),
                was.primary(),
                differs(said, fields, "fraction") ? says.fraction() : was.fraction(),
                was.extensions());
    }

    private static Engagement changed(Engagement was, PersonId person) {
        return new Engagement(
                was.userKey(),
                person,
                was.unit(),
                was.type(),
                was.jobFunction(),
                was.primary(),
                was.fraction(),
                was.extensions());
    }

    private void keepPerson(OpusBatch batch, Employment row, Said said, PersonId id, Map<String, String> fields) {
        var old = batch.people().of(id);
        var cpr = SealedText.parse(row.sealedCpr());
        if (old.isEmpty()) {
            var born = BirthDate.of(sealer.openCpr(cpr.sealed()), settings.replacementCpr());
            var person = new Person(id.value().toString(), row.givenName(), row.surname(), "", "", cpr, null);
            batch.people().put(id, Segments.of(Validity.from(born), person));
            return;
        }
        var result = Stretch.patched(old, Validity.ALWAYS, person -> person.with(cpr));
        if (differs(said, fields, "name"))
            result = Stretch.patched(
                    result, Validity.from(row.changed()), person -> person.renamed(row.givenName(), row.surname()));
        batch.people().put(id, result);
    }

    private static boolean differs(Said said, Map<String, String> fields, String name) {
        return said.differs(name, fields.getOrDefault(name, ""));
    }
}
