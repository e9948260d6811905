package dk.faelled.organisation.chart;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.bitemporal.Known;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All SQL of what charts show. */
@Component
@Transactional(readOnly = true)
class ChartTable {
    record Unit(
            UnitId id,
            String userKey,
            String name,
            @Nullable UnitId parent,
            @Nullable ClassId level,
            @Nullable ClassId hierarchy) {}

    /** @param role what the person is in the unit */
    record Member(
            PersonId person,
            String name,
            UnitId unit,
            @Nullable String role) {}

    record Contact(String kind, String value, @Nullable String scope) {}

    private static final String NAME = """
            case when :nicknames and trim(p.nickname_given_name || ' ' || p.nickname_surname) <> ''
                 then trim(p.nickname_given_name || ' ' || p.nickname_surname)
                 else trim(p.given_name || ' ' || p.surname) end""";

    private final JdbcClient sql;

    ChartTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** All units of the day, by name. */
    List<Unit> units(AsOf asOf) {
        return sql.sql(Known.sql("""
                        select id, user_key, name, parent_id, level_id, hierarchy_id
                          from {unit} u
                         where valid_from <= :on
                           and valid_until > :on
                         order by name collate "da-x-icu", id
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .query((row, _) -> new Unit(
                        new UnitId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class) == null ? null : new UnitId(row.getObject(4, UUID.class)),
                        row.getObject(5, UUID.class) == null ? null : new ClassId(row.getObject(5, UUID.class)),
                        row.getObject(6, UUID.class) == null ? null : new ClassId(row.getObject(6, UUID.class))))
                .list();
    }

    /** Who leads the unit. */
    List<Member> managers(UnitId unit, boolean nicknames, AsOf asOf) {
        return managers(Set.of(unit), nicknames, asOf);
    }

    /** Who leads which of the units. */
    List<Member> managers(Set<UnitId> units, boolean nicknames, AsOf asOf) {
        return members(
                "select person_id, unit_id, type_id from {manager} m",
                "l.unit_id = any(:id)",
                units.stream().map(UnitId::value).toArray(UUID[]::new),
                nicknames,
                asOf);
    }

    List<Member> in(UnitId unit, Chart chart, AsOf asOf) {
        return members(by(chart.relation()), "l.unit_id = :id", unit.value(), chart.nicknames(), asOf);
    }

    /** What the person is, and where. */
    List<Member> of(PersonId person, Chart chart, AsOf asOf) {
        return members(by(chart.relation()), "l.person_id = :id", person.value(), chart.nicknames(), asOf);
    }

    List<Member> leads(PersonId person, boolean nicknames, AsOf asOf) {
        return members(
                "select person_id, unit_id, type_id from {manager} m",
                "l.person_id = :id",
                person.value(),
                nicknames,
                asOf);
    }

    private static String by(Chart.Relation relation) {
        var engagements = "select person_id, unit_id, job_function_id from {engagement} e";
        // an account's place in a unit is no relation of its person to be shown
        var associations = "select person_id, unit_id, type_id from {association} a";
        return switch (relation) {
            case ENGAGEMENT -> engagements;
            case ASSOCIATION -> associations + " where it_user_id is null";
            case BOTH -> engagements + "|" + associations + " where it_user_id is null";
        };
    }

    private List<Member> members(String of, String where, Object id, boolean nicknames, AsOf asOf) {
        var lines = java.util.Arrays.stream(of.split("\\|"))
                .map(one -> one + (one.contains(" where ") ? " and " : " where ")
                        + "valid_from <= :on and valid_until > :on")
                .collect(java.util.stream.Collectors.joining(" union all "));
        return sql.sql(Known.sql("""
                        select p.id, %s as name, l.unit_id, c.name
                          from (%s) l (person_id, unit_id, class_id)
                          join {person} p on p.id = l.person_id and p.valid_from <= :on and p.valid_until > :on
                          left join lateral (select name from {class} c where c.id = l.class_id
                                              order by c.valid_from <= :on and c.valid_until > :on desc, c.valid_until desc limit 1) c on true
                         where %s
                         order by name collate "da-x-icu", p.id
                         limit 20000
                        """.formatted(NAME, lines, where), asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("id", id)
                .param("nicknames", nicknames)
                .query((row, _) -> new Member(
                        new PersonId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new UnitId(row.getObject(3, UUID.class)),
                        row.getString(4)))
                .list();
    }

    /** @param visible scopes of visibility that the reader may see; an address without visibility is for nobody here */
    List<Contact> contacts(@Nullable UnitId unit, @Nullable PersonId person, Set<String> visible, AsOf asOf) {
        return sql.sql(Known.sql("""
                        select t.name, concat_ws(' :: ', a.value, nullif(a.value2, '')), t.scope
                          from {address} a
                          join {class} v on v.id = a.visibility_id and v.valid_from <= :on and v.valid_until > :on
                          join {class} t on t.id = a.type_id and t.valid_from <= :on and t.valid_until > :on
                         where %s
                           and v.scope = any(:visible)
                           and a.valid_from <= :on
                           and a.valid_until > :on
                         order by t.name, a.value, a.id
                        """.formatted(unit == null ? "a.person_id = :id" : "a.unit_id = :id"), asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("id", unit == null ? (person == null ? null : person.value()) : unit.value())
                .param("visible", visible.toArray(String[]::new))
                .query((row, _) -> new Contact(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
