package dk.faelled.organisation.os2mo.readlog;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the persons that a program reads are written to the access log: as its own setting says, else the authority's, else
 * the installation's. CPR numbers that are read are always written.
 */
@Component
@Transactional
public class ReadingLog {
    /** In place of a client: all that have no setting of their own. */
    static final String ALL = "";

    private static final int MOST = 500;
    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;
    private final boolean otherwise;

    /** @param logged null where the client has no setting of its own */
    record Client(String reference, String name, @Nullable Boolean logged) {}

    /** As the audit log shows a setting. */
    record Kept(String client, boolean logged) {}

    ReadingLog(
            JdbcClient sql,
            Audit audit,
            Clock clock,
            @Value("${faelled.organisation.access-log:true}") boolean otherwise) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.otherwise = otherwise;
    }

    /** For whoever calls, in the running transaction. */
    @Transactional(readOnly = true)
    public boolean isOn() {
        return said(Context.current().actor().reference()).or(() -> said(ALL)).orElse(otherwise);
    }

    /** For all of the authority that have no setting of their own. */
    @Transactional(readOnly = true)
    public boolean isOnForAll() {
        return said(ALL).orElse(otherwise);
    }

    private Optional<Boolean> said(String client) {
        return sql.sql("select logged from reading_log where client = :client")
                .param("client", client)
                .query(Boolean.class)
                .optional();
    }

    /** The keys in use, and whoever else has a setting; by name. */
    @Transactional(readOnly = true)
    public List<Client> clients() {
        return sql.sql("""
                        select coalesce(k.client, l.client), coalesce(k.name, l.name) as name, l.logged
                          from (select 'api-key:' || id as client, name from api_key
                                 where revoked_at is null and replaced_by is null and expires_at > :now) k
                          full join (select client, name, logged from reading_log where client <> '') l on l.client = k.client
                         order by coalesce(k.name, l.name) collate "da-x-icu", 1
                         limit :most
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, _) -> new Client(row.getString(1), row.getString(2), row.getObject(3, Boolean.class)))
                .list();
    }

    public void all(boolean logged) {
        set(ALL, "", logged);
    }

    /**
     * @param reference as the audit log names the client
     * @param logged null: as the authority
     * @throws RuleBroken where the reference is none, or the client has no name
     */
    public void client(String reference, String name, @Nullable Boolean logged) {
        if (!reference.matches("(api-key|person):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            throw new RuleBroken("organisation.reading-log.error.client").at("client");
        if (name.isBlank()) throw new RuleBroken("organisation.reading-log.error.name").at("name");
        set(reference, name.strip(), logged);
    }

    private void set(String client, String name, @Nullable Boolean logged) {
        var before = said(client).map(was -> new Kept(client, was)).orElse(null);
        if (logged == null)
            sql.sql("delete from reading_log where client = :client")
                    .param("client", client)
                    .update();
        else
            sql.sql("""
                            insert into reading_log (client, name, logged, changed_at)
                            values (:client, :name, :logged, :now)
                                on conflict (tenant_id, client) do update
                               set name = excluded.name, logged = excluded.logged, changed_at = excluded.changed_at
                            """)
                    .param("client", client)
                    .param("name", name)
                    .param("logged", logged)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        audit.changed(
                "organisation.reading-log.set",
                client.isEmpty() ? "tenant:" + Tenant.current() : client,
                before,
                logged == null ? null : new Kept(client, logged),
                null);
    }
}
