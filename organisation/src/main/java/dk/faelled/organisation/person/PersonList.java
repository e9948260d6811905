package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of persons on a day, with what they do where. */
public final class PersonList {
    public record Row(
            PersonId id,
            String name,
            String userKey,
            @Nullable String job,
            @Nullable String unit) {}

    private static final ListDefinition<Row> NOW = definition(null);
    private static final ListDefinition<Row> THEN = definition(Instant.EPOCH);

    static ListDefinition<Row> known(@Nullable Instant at) {
        return at == null ? NOW : THEN;
    }

    private static ListDefinition<Row> definition(@Nullable Instant known) {
        return ListDefinition.<Row>of("organisation.persons", "organisation.person.list")
                .select(
                        "p.id, trim(p.given_name || ' ' || p.surname) as name, p.user_key, j.name as job, j.unit as unit",
                        Known.sql("""
                    search_entry s
                      join {person} p on p.tenant_id = s.tenant_id and p.id = s.id
                       and p.valid_from <= :on and p.valid_until > :on
                      left join lateral (
                          select c.name, u.name as unit
                            from {engagement} e
                            left join {class} c on c.tenant_id = e.tenant_id and c.id = e.job_function_id
                             and c.valid_from <= :on and c.valid_until > :on
                            left join {unit} u on u.tenant_id = e.tenant_id and u.id = e.unit_id
                             and u.valid_from <= :on and u.valid_until > :on
                           where e.tenant_id = p.tenant_id
                             and e.person_id = p.id
                             and e.valid_from <= :on
                             and e.valid_until > :on
                           order by e.user_key
                           limit 1
                      ) j on true""", known))
                .where("s.type = 'person'")
                .counted(Known.sql("{person} p where valid_from <= :on and valid_until > :on", known))
                .search("s.words like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("name", "organisation.person.name", "s.name", Row::name)
                                .always()
                                .sorted(),
                        Column.<Row>text("key", "organisation.key", "p.user_key", Row::userKey)
                                .always()
                                .sorted()
                                .filtered(),
                        Column.<Row>text("job", "organisation.person.job", "j.name", Row::job)
                                .filtered(),
                        Column.<Row>text("unit", "organisation.person.unit", "j.unit", Row::unit)
                                .filtered())
                .sortedBy("name")
                .about("organisation.person.export", row -> "person:" + row.id())
                .rows(
                        "s.id",
                        (row, number) -> new Row(
                                new PersonId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("user_key"),
                                row.getString("job"),
                                row.getString("unit")));
    }

    private PersonList() {}
}
