package dk.faelled.organisation.relation;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.bitemporal.Known;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where persons work by whose unit their owner is found: the primary employment or association. */
@Component
public class Workplaces {
    public record Workplace(PersonId person, UnitId unit) {}

    private final JdbcClient sql;

    Workplaces(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Workplace> of(Collection<PersonId> persons, AsOf asOf) {
        return sql.sql(Known.sql("""
                        select distinct w.person_id, w.unit_id
                          from {owner} o
                          join (select e.person_id, e.unit_id, e.primary_id, 'ENGAGEMENT' as how from {engagement} e
                                 where e.person_id = any(:persons) and e.valid_from <= :on and e.valid_until > :on
                                union all
                                select a.person_id, a.unit_id, a.primary_id, 'ASSOCIATION' from {association} a
                                 where a.person_id = any(:persons) and a.valid_from <= :on and a.valid_until > :on) w
                            on w.person_id = o.person_id and w.how = o.inference_priority
                          join {class} c on c.id = w.primary_id and c.scope ~ '^[0-9]{1,9}$' and c.scope::int >= 3000
                           and c.valid_from <= :on and c.valid_until > :on
                         where o.person_id = any(:persons) and o.valid_from <= :on and o.valid_until > :on
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> new Workplace(
                        new PersonId(row.getObject(1, UUID.class)), new UnitId(row.getObject(2, UUID.class))))
                .list();
    }
}
