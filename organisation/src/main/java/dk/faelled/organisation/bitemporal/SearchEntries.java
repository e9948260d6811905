package dk.faelled.organisation.bitemporal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what the search looks through in step: once for each transaction, as its last work before it commits, however many
 * of its changes are about the same person; one that is rolled back does not do it at all.
 */
@Component
public class SearchEntries {
    private static final int BATCH = 1_000;
    private static final String KEEP = """
             on conflict (tenant_id, id) do update
            set name = excluded.name, words = excluded.words, valid_from = excluded.valid_from, valid_until = excluded.valid_until
            """;
    private final JdbcClient sql;

    SearchEntries(JdbcClient sql) {
        this.sql = sql;
    }

    /** The units and all that were, are or will be below them: the path of these has changed too. */
    public void units(Collection<UUID> changed) {
        pending().units.addAll(changed);
    }

    public void persons(Collection<UUID> changed) {
        pending().persons.addAll(changed);
    }

    private Pending pending() {
        for (var waiting : TransactionSynchronizationManager.getSynchronizations())
            if (waiting instanceof Pending pending) return pending;
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What a transaction has changed. */
    private final class Pending implements TransactionSynchronization {
        private final Set<UUID> units = new HashSet<>();
        private final Set<UUID> persons = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!units.isEmpty()) writeUnits(units);
            var all = persons.stream().sorted().toList();
            for (int i = 0; i < all.size(); i += BATCH) writePersons(all.subList(i, Math.min(all.size(), i + BATCH)));
        }
    }

    private void writeUnits(Collection<UUID> changed) {
        turn(changed);
        gone("unit", changed);
        sql.sql("""
                        with recursive below as (
                            select unnest(:ids) id
                            union
                            select u.id from below b join unit u on u.parent_id = b.id
                        ), above as (
                            select id as unit, id from below
                            union
                            select a.unit, u.parent_id from above a join unit u on u.id = a.id where u.parent_id is not null
                        ), path as (
                            select a.unit, string_agg(distinct folded(u.name), ' ') words
                              from above a join unit u on u.id = a.id
                             group by a.unit
                        )
                        insert into search_entry (id, type, name, words, valid_from, valid_until)
                        select u.id, 'unit', folded((array_agg(u.name order by u.valid_from desc))[1]),
                               ' ' || string_agg(distinct folded(u.name || ' ' || u.user_key), ' ') || ' ' || min(p.words),
                               min(u.valid_from), max(u.valid_until)
                          from unit u join path p on p.unit = u.id
                         group by u.id
                        """ + KEEP).param("ids", Store.array(changed)).update();
        words(changed);
    }

    private void writePersons(List<UUID> changed) {
        turn(changed);
        gone("person", changed);
        sql.sql("""
                        insert into search_entry (id, type, name, words, valid_from, valid_until)
                        select p.id, 'person', folded((array_agg(p.given_name || ' ' || p.surname order by p.valid_from desc))[1]),
                               ' ' || string_agg(distinct folded(concat_ws(' ', p.given_name, p.surname, p.nickname_given_name, p.nickname_surname)), ' ')
                               || coalesce((select ' ' || string_agg(distinct folded(e.user_key), ' ') from engagement e where e.person_id = p.id), '')
                               || coalesce((select ' ' || string_agg(distinct folded(i.user_key), ' ') from it_user i where i.person_id = p.id), '')
                               || coalesce((select ' ' || string_agg(distinct folded(a.value), ' ') from address a
                                             where a.person_id = p.id
                                               and a.type_id = any (array(select c.id from class c where c.scope = 'EMAIL'))), ''),
                               min(p.valid_from), max(p.valid_until)
                          from person p
                         where p.id = any(:ids)
                         group by p.id
                        """ + KEEP).param("ids", Store.array(changed)).update();
        words(changed);
    }

    /** Words that one might mistype: names, not numbers. */
    private void words(Collection<UUID> changed) {
        sql.sql("""
                        insert into search_word (word)
                        select distinct w from search_entry s, regexp_split_to_table(s.words, '[^a-zß-ÿ]+') w
                         where s.id = any(:ids) and length(w) >= 4
                         order by w
                            on conflict do nothing
                        """).param("ids", Store.array(changed)).update();
    }

    /** One after the other: who waited sees what the other has changed. */
    private void turn(Collection<UUID> changed) {
        sql.sql("select 1 from search_entry where id = any(:ids) order by id for update")
                .param("ids", Store.array(changed))
                .query()
                .listOfRows();
    }

    private void gone(String table, Collection<UUID> changed) {
        sql.sql("delete from search_entry s where id = any(:ids) and not exists (select from %s t where t.id = s.id)"
                        .formatted(table))
                .param("ids", Store.array(changed))
                .update();
    }
}
