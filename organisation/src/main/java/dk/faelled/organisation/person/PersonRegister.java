package dk.faelled.organisation.person;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.BirthDate;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.OrganisationSettings;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.PersonChanged;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.PersonRow;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Lines;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The rules of persons: one number belongs to one person, and what ends when somebody leaves. */
@Component
class PersonRegister extends StoredRegister<PersonId, Person> implements People {
    /** Migrated data may hold more than one person of a number. */
    private static final int SEVERAL = 10;

    private static final Shape<PersonId, Person> SHAPE = Shape.of(PersonId.class, Person.class);

    private final Sealer sealer;
    private final Audit audit;
    private final OrganisationSettings settings;
    private final ObjectProvider<StoredRegister<?, ?>> registers;

    PersonRegister(
            Registers parts,
            Sealer sealer,
            Audit audit,
            OrganisationSettings settings,
            ObjectProvider<StoredRegister<?, ?>> registers) {
        super(SHAPE, parts, PersonChanged::new);
        this.sealer = sealer;
        this.audit = audit;
        this.settings = settings;
        this.registers = registers;
    }

    @Override
    public PersonId add(PersonId id, Person person, @Nullable Cpr cpr, @Nullable String note) {
        if (cpr == null) return create(id, Validity.ALWAYS, person, note);
        var born = BirthDate.of(cpr, settings.replacementCpr());
        return create(id, Validity.from(born), person.with(sealed(cpr)), note);
    }

    @Override
    public SealedCpr sealed(Cpr cpr) {
        BirthDate.of(cpr, settings.replacementCpr());
        return new SealedCpr(sealer.seal(cpr), sealer.cprKey(cpr));
    }

    @Override
    public Optional<Cpr> readCpr(PersonId person, String purpose) {
        var sealed = segments(person, null).list().reversed().stream()
                .flatMap(s -> Stream.ofNullable(s.state().cpr()))
                .findFirst();
        if (sealed.isPresent())
            audit.accessed("organisation.person.cpr", List.of(type().entity(person.value())), purpose);
        return sealed.map(s -> sealer.openCpr(s.sealed()));
    }

    @Override
    public List<PersonId> withCpr(Cpr cpr, AsOf asOf) {
        return found("cpr_key = :key", asOf, Map.of("key", sealer.cprKey(cpr)), SEVERAL).stream()
                .map(Found::id)
                .toList();
    }

    @Override
    public Map<Cpr, PersonId> withCprs(Collection<Cpr> cprs, AsOf asOf) {
        if (cprs.isEmpty()) return Map.of();
        var numbers = new HashMap<ByteBuffer, Cpr>();
        for (var cpr : cprs) numbers.put(ByteBuffer.wrap(sealer.cprKey(cpr)), cpr);
        var keys = numbers.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
        var found = new HashMap<Cpr, PersonId>();
        for (var one : found("cpr_key = any(:keys)", asOf, Map.of("keys", keys), SEVERAL * keys.length)) {
            var sealed = one.state().cpr();
            var cpr = sealed == null ? null : numbers.get(ByteBuffer.wrap(sealed.key()));
            if (cpr != null) found.put(cpr, one.id());
        }
        return found;
    }

    /** The guard's row is locked until the end, so that two cannot be given one number at once. */
    @Override
    protected void check(List<Written<PersonId, Person>> changes) {
        var keys = changes.stream().flatMap(PersonRegister::given).toArray(byte[][]::new);
        if (keys.length == 0) return;
        sql.sql("insert into cpr_guard (cpr_key) select distinct unnest(:keys) order by 1 on conflict do nothing")
                .param("keys", keys)
                .update();
        sql.sql("select 1 from cpr_guard where cpr_key = any(:keys) order by cpr_key for update")
                .param("keys", keys)
                .query(Integer.class)
                .list();
        sql.sql("""
                        select a.id
                          from person a
                          join person b on b.cpr_key = a.cpr_key and b.id <> a.id
                           and b.valid_from < a.valid_until and b.valid_until > a.valid_from
                         where a.cpr_key = any(:keys)
                           and a.id = any(:ids)
                         limit 1
                        """)
                .param("keys", keys)
                .param("ids", changes.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .query(UUID.class)
                .optional()
                .ifPresent(_ -> {
                    throw ErrorKey.EXISTING_CPR.broken().at("cpr");
                });
    }

    /** The numbers that the person did not have before. */
    private static Stream<byte[]> given(Written<PersonId, Person> change) {
        var had = numbers(change.before());
        return numbers(change.after()).stream().filter(n -> !had.contains(n)).map(SealedCpr::key);
    }

    private static Set<SealedCpr> numbers(Segments<Person> segments) {
        return segments.list().stream()
                .flatMap(s -> Stream.ofNullable(s.state().cpr()))
                .collect(Collectors.toSet());
    }

    @Override
    protected void follow(List<Written<PersonId, Person>> changes) {
        search().persons(changes.stream().map(c -> c.id().value()).toList());
    }

    @Override
    public Optional<PersonCard> card(PersonId person, AsOf asOf) {
        return found("t.id = :id", asOf, Map.of("id", person.value()), 1).stream()
                .findFirst()
                .map(f -> new PersonCard(f, Lines.ofPerson(sql, person, asOf)));
    }

    @Override
    public List<PersonRow> page(AsOf asOf, @Nullable PersonRow after, int size) {
        return sql.sql(Known.sql("""
                        select p.id, p.name, p.user_key, s.name
                          from search_entry s
                          -- lateral, so that the names are read in order and no further than the page
                         cross join lateral (select p.id, trim(p.given_name || ' ' || p.surname) as name, p.user_key from {person} p
                                              where p.id = s.id and p.valid_from <= :on and p.valid_until > :on limit 1) p
                         where s.type = 'person'
                           and (s.name, s.id) > (:name, :id)
                         order by s.name, s.id
                         limit :size
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("name", after == null ? "" : after.sortKey())
                .param("id", after == null ? new UUID(0, 0) : after.id().value())
                .param("size", size)
                .query((row, _) -> new PersonRow(
                        new PersonId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    @Override
    public void endAll(PersonId person, Validity off, boolean vacate, @Nullable String note) {
        if (segments(person, null).isEmpty()) throw ErrorKey.PERSON_NOT_FOUND.broken(person);
        registers.orderedStream().forEach(r -> r.leave(person, off, vacate, note));
    }
}
