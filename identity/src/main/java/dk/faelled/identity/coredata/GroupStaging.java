package dk.faelled.identity.coredata;

import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts groups that are posted into the staging tables as they come, as {@link PersonStaging} does persons. */
@Component
class GroupStaging implements Sweep {
    private static final int LONGEST = 255;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int UUID_LENGTH = 36;
    private static final int TOLD = 50;
    private static final int MEMBERS_AT_ONCE = 10_000;
    private static final int LARGE = 1_000;
    private static final int SLICE = 1_000;
    private static final Duration FORGOTTEN = Duration.ofHours(6);
    private final PostedBody body;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    /** @param faults what is wrong, at which entry; empty where all can be taken */
    record Came(PostedBody.Head head, List<Fault> faults) {}

    private record Row(int place, UUID uuid, String name, String description) {}

    /** What is not written yet. */
    private static final class Batch {
        private final List<Row> groups = new ArrayList<>();
        private final List<UUID> of = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
    }

    GroupStaging(PostedBody body, JdbcClient sql, PlatformTransactionManager transactions) {
        this.body = body;
        this.sql = sql;
        transaction = new TransactionTemplate(transactions);
    }

    Came stage(UUID load, InputStream in) {
        var faults = new ArrayList<Fault>();
        var batch = new Batch();
        var written = new int[1];
        var head = body.list(in, "groups", GroupSaid.class, (said, place) -> {
            look(said, place, batch, faults);
            if (batch.members.size() >= MEMBERS_AT_ONCE || batch.groups.size() >= LARGE) {
                written[0] += batch.members.size();
                flush(load, batch);
            }
        });
        written[0] += batch.members.size();
        flush(load, batch);
        if (written[0] >= LARGE) {
            transaction.executeWithoutResult(
                    _ -> sql.sql("analyze identity_loaded_group").update());
            transaction.executeWithoutResult(
                    _ -> sql.sql("analyze identity_loaded_member").update());
        }
        return new Came(head, faults);
    }

    private static void look(GroupSaid said, int place, Batch batch, List<Fault> faults) {
        var name = plain(said.name());
        var entry = Fault.entry(place, name.length() > LONGEST ? "" : name);
        var uuid = uuid(said.uuid());
        var description = plain(said.description());
        int before = faults.size();
        if (uuid == null) fault(faults, entry.at(Fault.of("uuid")));
        if (name.isEmpty()) fault(faults, entry.at(Fault.of("name.missing")));
        if (name.length() > LONGEST) fault(faults, entry.at(Fault.of("field", "name", Fault.of("long", LONGEST))));
        if (description.length() > LONGEST_DESCRIPTION)
            fault(faults, entry.at(Fault.of("field", "description", Fault.of("long", LONGEST_DESCRIPTION))));
        if (isUnclean(name) || isUnclean(description)) fault(faults, entry.at(Fault.of("text.control")));
        var members = said.members() == null ? List.<@Nullable String>of() : said.members();
        if (members.stream().anyMatch(one -> one == null || one.isBlank() || isUnclean(one)))
            fault(faults, entry.at(Fault.of("members")));
        if (uuid == null || faults.size() > before || !faults.isEmpty()) return;
        batch.groups.add(new Row(place, uuid, name, description));
        for (var one : members) {
            if (one == null) continue;
            batch.of.add(uuid);
            batch.members.add(one.strip().toLowerCase(Locale.ROOT));
        }
    }

    private static void fault(List<Fault> faults, Fault fault) {
        if (faults.size() < TOLD) faults.add(fault);
    }

    private static String plain(@Nullable String said) {
        return said == null ? "" : Normalizer.normalize(said.strip(), Normalizer.Form.NFC);
    }

    private static boolean isUnclean(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static @Nullable UUID uuid(@Nullable String said) {
        if (said == null || said.strip().length() != UUID_LENGTH) return null;
        try {
            return UUID.fromString(said.strip());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private void flush(UUID load, Batch batch) {
        if (batch.groups.isEmpty()) return;
        transaction.executeWithoutResult(_ -> {
            sql.sql("""
                            insert into identity_loaded_group (load_id, place, uuid, name, description)
                            select :load, place, uuid, name, description
                              from unnest(:places::int[], :uuids::uuid[], :names::text[], :descriptions::text[])
                                   as g (place, uuid, name, description)
                            """)
                    .param("load", load)
                    .param("places", batch.groups.stream().map(Row::place).toArray(Integer[]::new))
                    .param("uuids", batch.groups.stream().map(Row::uuid).toArray(UUID[]::new))
                    .param("names", batch.groups.stream().map(Row::name).toArray(String[]::new))
                    .param(
                            "descriptions",
                            batch.groups.stream().map(Row::description).toArray(String[]::new))
                    .update();
            sql.sql("""
                            insert into identity_loaded_member (load_id, group_uuid, user_name)
                            select :load, uuid, name
                              from unnest(:uuids::uuid[], :names::text[]) as m (uuid, name)
                            on conflict do nothing
                            """)
                    .param("load", load)
                    .param("uuids", batch.of.toArray(UUID[]::new))
                    .param("names", batch.members.toArray(String[]::new))
                    .update();
        });
        batch.groups.clear();
        batch.of.clear();
        batch.members.clear();
    }

    void drop(UUID load) {
        transaction.executeWithoutResult(_ -> {
            for (var table : List.of("identity_loaded_member", "identity_loaded_group"))
                sql.sql("delete from " + table + " where load_id = :load")
                        .param("load", load)
                        .update();
        });
    }

    @Override
    public boolean sweep(Instant now) {
        var old = sql.sql("select distinct load_id from identity_loaded_group where at < :before limit :slice")
                .param("before", Moments.utc(now.minus(FORGOTTEN)))
                .param("slice", SLICE)
                .query(UUID.class)
                .list();
        old.forEach(this::drop);
        return old.size() == SLICE;
    }
}
