package dk.faelled.identity.coredata;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.People;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.database.Moments;
import dk.faelled.platform.page.Formats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Persons as they are kept after loads. That their numbers are read stands in the log. */
@Service
@Transactional
class LoadedPersons {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int MOST_OF_A_NUMBER = 100;
    private static final String SELECT = """
            select p.id, p.domain_id, p.account_id, p.user_name, p.name, p.uuid, p.cpr, p.email, p.rid, p.department, p.ean,
                   p.expires_at, p.password_ad_at, p.external_nemlogin_uuid, p.allowed, p.level, p.trusted, p.robot,
                   p.transfer_to_nemlogin, p.private_mitid, p.qualified_signature, p.admin_lock_at, p.dataset_lock_at,
                   p.terms_id, p.terms_at, p.attributes
              from identity_person p
            """;
    private final JdbcClient sql;
    private final Sealer sealer;
    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    LoadedPersons(JdbcClient sql, Sealer sealer, People people, Audit audit, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Active ones and locked ones, but none that is not posted any more. @param userName in lower case */
    public Optional<LoadedRow> named(Tree tree, String userName) {
        return read(sql.sql(
                                SELECT
                                        + " where p.domain_id = any(:tree) and p.user_name = :name and p.dataset_lock_at is null")
                        .param("tree", tree.ids())
                        .param("name", userName))
                .stream()
                .findFirst();
    }

    public List<LoadedRow> withCpr(Tree tree, Cpr cpr) {
        return read(sql.sql(SELECT + """
                         where p.cpr_key = :key
                           and p.domain_id = any(:tree)
                           and p.dataset_lock_at is null
                         order by p.user_name
                         limit :most
                        """)
                .param("key", sealer.cprKey(cpr))
                .param("tree", tree.ids())
                .param("most", MOST_OF_A_NUMBER));
    }

    /** Of one domain, by user name. @param after the last one of the page before; empty for the first */
    public List<LoadedRow> page(UUID domain, String after, int size, boolean onlyAllowed, boolean gone) {
        return read(sql.sql(SELECT + """
                         where p.domain_id = :domain
                           and p.user_name > :after
                           and (:gone or p.dataset_lock_at is null)
                           and (p.allowed or not :onlyAllowed)
                         order by p.user_name
                         limit :size
                        """)
                .param("domain", domain)
                .param("after", after)
                .param("gone", gone)
                .param("onlyAllowed", onlyAllowed)
                .param("size", size));
    }

    /** Whether the authority knows somebody of the number, as loaded or in the organisation. */
    @Transactional(readOnly = true)
    public boolean isKnown(Cpr cpr) {
        boolean loaded = sql.sql(
                        "select exists (select from identity_person where cpr_key = :key and dataset_lock_at is null)")
                .param("key", sealer.cprKey(cpr))
                .query(Boolean.class)
                .single();
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        return loaded || !people.withCpr(cpr, AsOf.on(today)).isEmpty();
    }

    private List<LoadedRow> read(JdbcClient.StatementSpec sentence) {
        var found = sentence.query((row, _) -> row(row)).list();
        audit.accessed(
                "identity.person.cpr",
                found.stream()
                        .filter(one -> one.cpr() != null)
                        .map(one -> "identity-person:" + one.id())
                        .toList(),
                "identity.coredata.read");
        return found;
    }

    private LoadedRow row(ResultSet row) throws SQLException {
        var sealed = row.getBytes("cpr");
        return new LoadedRow(
                row.getObject("id", UUID.class),
                row.getObject("domain_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("user_name"),
                row.getString("name"),
                row.getObject("uuid", UUID.class),
                sealed == null ? null : sealer.openCpr(sealed),
                row.getString("email"),
                row.getString("rid"),
                row.getString("department"),
                row.getString("ean"),
                Moments.instant(row, "expires_at"),
                Moments.instant(row, "password_ad_at"),
                row.getObject("external_nemlogin_uuid", UUID.class),
                row.getBoolean("allowed"),
                row.getString("level"),
                row.getBoolean("trusted"),
                row.getBoolean("robot"),
                row.getBoolean("transfer_to_nemlogin"),
                row.getBoolean("private_mitid"),
                row.getBoolean("qualified_signature"),
                Moments.instant(row, "admin_lock_at"),
                Moments.instant(row, "dataset_lock_at"),
                row.getObject("terms_id", UUID.class),
                Moments.instant(row, "terms_at"),
                json.readValue(row.getString("attributes"), TEXTS));
    }
}
