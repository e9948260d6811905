package dk.faelled.identity.coredata;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.database.Moments;
import dk.faelled.platform.page.Formats;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts persons that are posted into the staging table as they come, some thousand at a time, each in a transaction of its
 * own: a caller who sends slowly holds nothing. What a kill leaves lying is swept away by night.
 */
@Component
class PersonStaging implements Sweep {
    private static final int AT_ONCE = 2_000;
    private static final int LARGE = 1_000;
    private static final int TOLD = 50;
    private static final int SLICE = 20_000;
    private static final Duration FORGOTTEN = Duration.ofHours(6);
    private final PostedBody body;
    private final JdbcClient sql;
    private final Sealer sealer;
    private final People people;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final JsonMapper json = new JsonMapper();

    /**
     * What came.
     *
     * @param faults what is wrong, at which entry; empty where all can be taken
     * @param skipped entries that are named but not taken; the first of them as {@code skippedLines}
     */
    record Came(PostedBody.Head head, List<Fault> faults, int skipped, List<String> skippedLines) {}

    PersonStaging(
            PostedBody body,
            JdbcClient sql,
            Sealer sealer,
            People people,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.body = body;
        this.sql = sql;
        this.sealer = sealer;
        this.people = people;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    Came stage(UUID load, InputStream in) {
        var check = new PersonCheck(sealer);
        var batch = new ArrayList<PersonCheck.Seen>();
        var head = body.list(in, "entryList", PersonSaid.class, (said, place) -> {
            var seen = check.look(said, place);
            if (seen != null) batch.add(seen);
            if (batch.size() == AT_ONCE) flush(load, batch);
        });
        flush(load, batch);
        look(head.read());
        return new Came(head, check.faults(), check.left(), check.skipped());
    }

    /** User names and numbers only, of those who are to be locked or erased. */
    Came stageNames(UUID load, InputStream in) {
        var faults = new ArrayList<Fault>();
        var batch = new ArrayList<PersonCheck.Seen>();
        var head = body.list(in, "entryList", PersonSaid.class, (said, place) -> {
            var name = said.samAccountName();
            var cpr = said.cpr() != null && said.cpr().matches("\\d{10}") ? new Cpr(said.cpr()) : null;
            if (name == null || name.isBlank() || name.chars().anyMatch(Character::isISOControl))
                fault(faults, Fault.entry(place, "").at(Fault.of("name.control")));
            else if (said.cpr() != null && cpr == null)
                fault(faults, Fault.entry(place, name).at(Fault.of("cpr")));
            else batch.add(new PersonCheck.Seen(named(place, name, cpr), null));
            if (batch.size() == AT_ONCE) flush(load, batch);
        });
        flush(load, batch);
        look(head.read());
        return new Came(head, faults, 0, List.of());
    }

    private static void fault(List<Fault> faults, Fault fault) {
        if (faults.size() < TOLD) faults.add(fault);
    }

    private PersonRow named(int place, String name, @Nullable Cpr cpr) {
        boolean known = cpr != null && !cpr.digits().equals(PersonCheck.NO_CPR);
        return PersonRow.named(
                place,
                Objects.requireNonNull(PersonCheck.lower(name.strip())),
                known && cpr != null ? HexFormat.of().formatHex(sealer.cprKey(cpr)) : null);
    }

    private void flush(UUID load, List<PersonCheck.Seen> batch) {
        if (batch.isEmpty()) return;
        transaction.executeWithoutResult(_ -> keep(load, tied(batch)));
        batch.clear();
    }

    /** Who it is in the organisation: by the id, else by the number. */
    private List<PersonRow> tied(List<PersonCheck.Seen> batch) {
        var ids = batch.stream()
                .map(seen -> seen.row().uuid())
                .filter(Objects::nonNull)
                .map(PersonId::new)
                .collect(Collectors.toSet());
        var known = people.segments(ids, null).keySet();
        var numbers = batch.stream()
                .map(PersonCheck.Seen::cpr)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        var byNumber = people.withCprs(numbers, AsOf.on(today));
        return batch.stream()
                .map(seen -> {
                    var uuid = seen.row().uuid();
                    if (uuid != null && known.contains(new PersonId(uuid)))
                        return seen.row().tiedTo(uuid);
                    var found = seen.cpr() == null ? null : byNumber.get(seen.cpr());
                    return found == null ? seen.row() : seen.row().tiedTo(found.value());
                })
                .toList();
    }

    private void keep(UUID load, List<PersonRow> rows) {
        sql.sql("""
                        insert into identity_loaded_person
                               (load_id, place, skipped, user_name, sub_domain, uuid, cpr, cpr_key, name, email, rid,
                                department, ean, expires_at, password_ad_at, external_nemlogin_uuid, organisation_person,
                                allowed, trusted, robot, transfer_to_nemlogin, private_mitid, qualified_signature, attributes)
                        select :load, place, skipped, user_name, sub_domain, uuid, decode(cpr, 'hex'), decode(cpr_key, 'hex'),
                               name, email, rid, department, ean, expires_at, password_ad_at, external_nemlogin_uuid,
                               organisation_person, allowed, trusted, robot, transfer_to_nemlogin, private_mitid,
                               qualified_signature, attributes
                          from jsonb_to_recordset(:rows::jsonb)
                               as l (place int, skipped boolean, user_name text, sub_domain text, uuid uuid, cpr text,
                                     cpr_key text, name text, email text, rid text, department text, ean text,
                                     expires_at timestamptz, password_ad_at timestamptz, external_nemlogin_uuid uuid,
                                     organisation_person uuid, allowed boolean, trusted boolean, robot boolean,
                                     transfer_to_nemlogin boolean, private_mitid boolean, qualified_signature boolean,
                                     attributes jsonb)
                        """)
                .param("load", load)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Else what follows is planned for a table that is nearly always empty. */
    private void look(int rows) {
        if (rows >= LARGE)
            transaction.executeWithoutResult(
                    _ -> sql.sql("analyze identity_loaded_person").update());
    }

    void drop(UUID load) {
        transaction.executeWithoutResult(_ -> sql.sql("delete from identity_loaded_person where load_id = :load")
                .param("load", load)
                .update());
    }

    @Override
    public boolean sweep(Instant now) {
        return sql.sql("""
                        delete from identity_loaded_person
                         where (load_id, place) in (select load_id, place
                                                      from identity_loaded_person
                                                     where at < :before
                                                     limit :slice)
                        """)
                        .param("before", Moments.utc(now.minus(FORGOTTEN)))
                        .param("slice", SLICE)
                        .update()
                == SLICE;
    }
}
