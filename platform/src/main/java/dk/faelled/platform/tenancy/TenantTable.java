package dk.faelled.platform.tenancy;

import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TenantTable {
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
        return sql.sql("""
                        select t.cvr, t.name, t.kind, t.status, t.created_at,
                               array(select h.host from tenant_host h where h.tenant_id = t.id order by h.host) as hosts
                          from tenant t
                         where t.cvr > :after
                         order by t.cvr
                         limit :size
                        """)
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new TenantRegister.Registered(
                        row.getString("cvr"),
                        row.getString("name"),
                        TenantInfo.Kind.valueOf(row.getString("kind")),
                        TenantInfo.Status.valueOf(row.getString("status")),
                        List.of((String[]) row.getArray("hosts").getArray()),
                        row.getTimestamp("created_at").toInstant()))
                .list();
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
