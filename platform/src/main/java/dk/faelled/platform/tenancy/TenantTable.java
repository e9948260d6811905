package dk.faelled.platform.tenancy;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TenantTable {
    private static final String REGISTERED = """
            select t.cvr, t.code, t.name, t.kind, t.status, t.modules_off, t.created_at,
                   array(select h.host from tenant_host h where h.tenant_id = t.id order by h.host) as hosts
              from tenant t
            """;
    private final JdbcClient sql;

    TenantTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<TenantInfo> all() {
        return sql.sql("select id, cvr, name, kind, status from tenant order by name, id")
                .query((row, number) -> new TenantInfo(
                        new TenantId(row.getObject("id", UUID.class)),
                        row.getString("cvr"),
                        row.getString("name"),
                        TenantInfo.Kind.valueOf(row.getString("kind")),
                        TenantInfo.Status.valueOf(row.getString("status"))))
                .list();
    }

    Map<TenantId, String> codes() {
        var codes = new HashMap<TenantId, String>();
        sql.sql("select id, code from tenant where code is not null").query(row -> {
            codes.put(new TenantId(row.getObject("id", UUID.class)), row.getString("code"));
        });
        return codes;
    }

    int add(TenantInfo tenant, String code) {
        return sql.sql("""
                        insert into tenant (id, cvr, code, kind, name, status)
                        values (:id, :cvr, nullif(:code, ''), :kind, :name, :status)
                        on conflict (cvr) do nothing
                        """)
                .param("id", tenant.id().value())
                .param("cvr", tenant.cvr())
                .param("code", code)
                .param("kind", tenant.kind().name())
                .param("name", tenant.name())
                .param("status", tenant.status().name())
                .update();
    }

    int addHost(String host, TenantId tenant) {
        return sql.sql("insert into tenant_host (host, tenant_id) values (:host, :tenant) on conflict do nothing")
                .param("host", host)
                .param("tenant", tenant.value())
                .update();
    }

    void activate(TenantId tenant) {
        sql.sql("update tenant set status = 'ACTIVE' where id = :id and status = 'NEW'")
                .param("id", tenant.value())
                .update();
    }

    List<TenantRegister.Registered> registered(String after, int size) {
        return sql.sql(REGISTERED + " where t.cvr > :after order by t.cvr limit :size")
                .param("after", after)
                .param("size", size)
                .query((row, number) -> registered(row))
                .list();
    }

    Optional<TenantRegister.Registered> registered(String cvr) {
        return sql.sql(REGISTERED + " where t.cvr = :cvr")
                .param("cvr", cvr)
                .query((row, number) -> registered(row))
                .optional();
    }

    private static TenantRegister.Registered registered(ResultSet row) throws SQLException {
        return new TenantRegister.Registered(
                row.getString("cvr"),
                row.getString("code"),
                row.getString("name"),
                TenantInfo.Kind.valueOf(row.getString("kind")),
                TenantInfo.Status.valueOf(row.getString("status")),
                texts(row, "hosts"),
                texts(row, "modules_off"),
                row.getTimestamp("created_at").toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    Map<TenantId, Set<String>> modulesOff() {
        var off = new HashMap<TenantId, Set<String>>();
        sql.sql("select id, modules_off from tenant where modules_off <> '{}'").query(row -> {
            off.put(new TenantId(row.getObject("id", UUID.class)), Set.copyOf(texts(row, "modules_off")));
        });
        return off;
    }

    /** @return those before */
    Set<String> switchOff(TenantId tenant, Set<String> modules) {
        var before = sql.sql("select modules_off from tenant where id = :id for update")
                .param("id", tenant.value())
                .query((row, number) -> Set.copyOf(texts(row, "modules_off")))
                .single();
        sql.sql("update tenant set modules_off = :modules where id = :id")
                .param("id", tenant.value())
                .param("modules", modules.toArray(String[]::new))
                .update();
        return before;
    }

    void rename(TenantId tenant, String name, String code) {
        sql.sql("update tenant set name = :name, code = nullif(:code, '') where id = :id")
                .param("id", tenant.value())
                .param("name", name)
                .param("code", code)
                .update();
    }

    Set<String> hostsOf(TenantId tenant) {
        return Set.copyOf(sql.sql("select host from tenant_host where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .list());
    }

    void removeHosts(TenantId tenant, List<String> but) {
        sql.sql("delete from tenant_host where tenant_id = :tenant and not host = any(:but)")
                .param("tenant", tenant.value())
                .param("but", but.toArray(String[]::new))
                .update();
    }

    List<HostBinding> hosts() {
        return sql.sql("select host, prefix, tenant_id from tenant_host order by host")
                .query((row, number) -> {
                    var tenant = row.getObject("tenant_id", UUID.class);
                    return new HostBinding(
                            row.getString("host"),
                            row.getString("prefix"),
                            tenant == null ? null : new TenantId(tenant));
                })
                .list();
    }

    int bind(String host, TenantId tenant) {
        return sql.sql("""
                        insert into tenant_host (host, tenant_id)
                        values (:host, :tenant)
                        on conflict (host) do update set tenant_id = excluded.tenant_id
                        """).param("host", host).param("tenant", tenant.value()).update();
    }
}
