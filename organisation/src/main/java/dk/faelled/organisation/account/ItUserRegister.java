package dk.faelled.organisation.account;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserChanged;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of accounts: no account twice, one primary a system, none ended while it has roles. */
@Component
class ItUserRegister extends StoredRegister<ItUserId, ItUser> implements Accounts {
    private static final Shape<ItUserId, ItUser> SHAPE = Shape.of(ItUserId.class, ItUser.class);

    ItUserRegister(Registers parts) {
        super(SHAPE, parts, ItUserChanged::new);
    }

    @Override
    public List<Found<ItUserId, ItUser>> of(Id holder, AsOf asOf) {
        var column = holder instanceof UnitId ? "unit_id" : "person_id";
        return found(column + " = :holder", asOf, Map.of("holder", holder.value()), OF_ONE);
    }

    @Override
    public List<Found<ItUserId, ItUser>> of(Collection<PersonId> persons, AsOf asOf) {
        return ofPersons(persons, asOf);
    }

    @Override
    protected void follow(List<Written<ItUserId, ItUser>> changes) {
        search().persons(changes.stream()
                .flatMap(c -> Stream.concat(c.before().list().stream(), c.after().list().stream()))
                .flatMap(s -> Stream.ofNullable(s.state().person()))
                .map(PersonId::value)
                .distinct()
                .toList());
    }

    @Override
    protected Stream<UUID> unique(ItUser account) {
        return Stream.ofNullable(account.person()).map(PersonId::value);
    }

    @Override
    protected void check(List<Written<ItUserId, ItUser>> changes) {
        var ids = changes.stream().map(c -> c.id().value()).toArray(UUID[]::new);
        find("""
                select a.id from it_user a
                  join it_user b on b.it_system_id = a.it_system_id and b.person_id = a.person_id and b.user_key = a.user_key
                   and b.engagement_ids = a.engagement_ids and b.external_id is not distinct from a.external_id
                   and b.id <> a.id and b.valid_from < a.valid_until and b.valid_until > a.valid_from
                 where a.id = any(:ids) limit 1
                """, ids, ErrorKey.DUPLICATED_IT_USER);
        find("""
                select a.id from it_user a
                  join it_user b on b.it_system_id = a.it_system_id and b.person_id = a.person_id and b.primary_id is not null
                   and b.id <> a.id and b.valid_from < a.valid_until and b.valid_until > a.valid_from
                  join class c on c.id = a.primary_id and c.scope ~ '^[0-9]{1,9}$' and c.scope::int >= 3000
                  join class d on d.id = b.primary_id and d.scope ~ '^[0-9]{1,9}$' and d.scope::int >= 3000
                 where a.id = any(:ids) limit 1
                """, ids, ErrorKey.MORE_THAN_ONE_PRIMARY);
        withoutRoles(changes.stream()
                .filter(c -> c.lifeCycle() != LifeCycle.DELETED)
                .flatMap(c -> c.lost().stream().map(v -> new Lost(c.id().value(), v)))
                .toList());
    }

    private void find(String query, UUID[] ids, ErrorKey error) {
        if (!sql.sql(query).param("ids", ids).query(UUID.class).list().isEmpty()) throw error.broken();
    }

    private record Lost(UUID account, Validity valid) {}

    private void withoutRoles(List<Lost> lost) {
        if (lost.isEmpty()) return;
        var roles = sql.sql("""
                        select distinct b.id::text
                          from unnest(:accounts, :froms::text[]::date[], :untils::text[]::date[]) l (account, first, until)
                          join role_binding b on b.it_user_id = l.account
                           and b.valid_from < l.until and b.valid_until > l.first
                        """)
                .param("accounts", lost.stream().map(Lost::account).toArray(UUID[]::new))
                .param(
                        "froms",
                        lost.stream()
                                .map(l -> day(l.valid().from(), "-infinity"))
                                .toArray(String[]::new))
                .param(
                        "untils",
                        lost.stream()
                                .map(l -> day(l.valid().until(), "infinity"))
                                .toArray(String[]::new))
                .query(String.class)
                .list();
        if (!roles.isEmpty()) throw ErrorKey.IT_USER_WITH_ROLE_BINDINGS.broken(String.join(", ", roles));
    }

    private static String day(@Nullable LocalDate day, String otherwise) {
        return day == null ? otherwise : day.toString();
    }
}
