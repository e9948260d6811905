package dk.faelled.organisation.ownership;

import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Touched;
import dk.faelled.organisation.UnitId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL about what a person owns on a day. */
@Component
class OwnedTable {
    private final JdbcClient sql;

    OwnedTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** A unit that begins later has the place with which it begins. */
    Set<UnitId> units(Collection<UnitId> units, PersonId owner, LocalDate on) {
        return Set.copyOf(sql.sql("""
                        with recursive up (start, id) as (
                            select id, id from unnest(:units) s (id)
                            union
                            select up.start, n.parent_id
                              from up
                             cross join lateral (select t.parent_id from unit t
                                                  where t.id = up.id and t.valid_until > :on
                                                  order by t.valid_from limit 1) n
                             where n.parent_id is not null
                        )
                        select distinct up.start
                          from up
                          join owner o on o.unit_id = up.id
                         where o.owner_id = :owner
                           and o.valid_from <= :on
                           and o.valid_until > :on
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(UUID[]::new))
                .param("owner", owner.value())
                .param("on", on)
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .list());
    }

    Set<PersonId> named(Collection<PersonId> persons, PersonId owner, LocalDate on) {
        return Set.copyOf(sql.sql("""
                        select distinct person_id
                          from owner
                         where person_id = any(:persons)
                           and owner_id = :owner
                           and valid_from <= :on
                           and valid_until > :on
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("owner", owner.value())
                .param("on", on)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Whose the accounts are, were and will be. */
    Map<ItUserId, Touched> holders(Collection<ItUserId> accounts) {
        var holders = new HashMap<ItUserId, Touched>();
        sql.sql("select distinct id, unit_id, person_id from it_user where id = any(:accounts)")
                .param("accounts", accounts.stream().map(ItUserId::value).toArray(UUID[]::new))
                .query(row -> {
                    var unit = row.getObject(2, UUID.class);
                    holders.merge(
                            new ItUserId(row.getObject(1, UUID.class)),
                            unit != null
                                    ? Touched.unit(new UnitId(unit))
                                    : Touched.person(new PersonId(row.getObject(3, UUID.class))),
                            Touched::and);
                });
        return holders;
    }

    boolean anything(PersonId owner, LocalDate on) {
        return sql.sql("""
                        select exists (select from owner
                                        where owner_id = :owner and valid_from <= :on and valid_until > :on)
                        """)
                .param("owner", owner.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }
}
