package dk.faelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database as it really stands, compared with the four kinds of tables (platform R-1). */
@SpringBootTest(classes = Faelled.class)
class TableCatalogueTest {
    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void everyTableIsOfAKindAndEveryTenantTableHasItsPolicy() {
        assertThat(ask("""
                        select c.relname
                          from pg_class c
                         where c.relnamespace = 'public'::regnamespace
                           and c.relkind in ('r', 'p')
                           and c.relname not like 'flyway_schema_history%'
                           and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^(TENANT|PUBLISHED|REFERENCE|SYSTEM: .{10,})'
                        """)).as("tables that no helper was called for").isEmpty();
        assertThat(ask("""
                        select c.relname
                          from pg_class c
                         where obj_description(c.oid, 'pg_class') ~ '^(TENANT|PUBLISHED)'
                           and (not c.relrowsecurity
                                or not exists (select from pg_policy p where p.polrelid = c.oid))
                        """)).as("tenant tables without row level security").isEmpty();
    }

    @Test
    void theTenantLeadsEveryKeyOfItsTables() {
        assertThat(ask("""
                        select c.relname || '.' || i.relname
                          from pg_index x
                          join pg_class c on c.oid = x.indrelid
                          join pg_class i on i.oid = x.indexrelid
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                         where obj_description(c.oid, 'pg_class') ~ '^TENANT'
                           and x.indisunique
                           and a.attname <> 'tenant_id'
                        """))
                .as("unique indexes that reveal other tenants' rows")
                .isEmpty();
        assertThat(ask("""
                        select c.relname || '.' || i.relname
                          from pg_index x
                          join pg_class c on c.oid = x.indrelid
                          join pg_class i on i.oid = x.indexrelid
                         where obj_description(c.oid, 'pg_class') ~ '^TENANT'
                           and x.indisexclusion
                           and not exists (select
                                             from pg_attribute a
                                            where a.attrelid = c.oid
                                              and a.attnum = any(x.indkey)
                                              and a.attname = 'tenant_id')
                        """)).as("guards against overlaps across tenants").isEmpty();
        assertThat(ask("""
                        select c.conrelid::regclass || '.' || c.conname
                          from pg_constraint c
                          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                         where c.contype = 'f'
                           and obj_description(c.conrelid, 'pg_class') ~ '^TENANT'
                           and a.attname <> 'tenant_id'
                        """)).as("foreign keys without tenant").isEmpty();
    }

    @Test
    void whatRunsAsTheOwnerMakesAndDropsMonthsAndNothingElse() {
        assertThat(ask("""
                        select p.proname
                          from pg_proc p
                         where p.pronamespace = 'public'::regnamespace
                           and p.prosecdef
                        """)).containsExactly("secondfactor_history_months");
        assertThat(ask("select relname from pg_class where relkind = 'm'")).isEmpty();
    }

    @Test
    void theApplicationsRoleOwnsNothingAndCannotPassTheWall() {
        assertThat(ask("select current_user")).containsExactly("faelled_app");
        assertThat(ask("""
                        select rolname
                          from pg_roles
                         where rolname like 'faelled\\_%'
                           and rolname <> 'faelled_admin'
                           and (rolsuper or rolbypassrls or rolcreaterole)
                        """)).isEmpty();
        assertThat(ask("""
                        select relname from pg_class where pg_get_userbyid(relowner) in ('faelled_app', 'faelled_audit')
                        """)).isEmpty();
    }

    @Test
    void theWallHoldsFromWithin() {
        for (var forbidden : List.of(
                "delete from audit_entry",
                "update audit_entry set payload = '{}'",
                "delete from audit_block",
                "set role faelled_owner",
                "copy tenant to program 'cat'",
                "create table smuggled (id int)",
                "alter table unit disable row level security",
                "truncate unit",
                "select * from unit"))
            assertThatThrownBy(() -> Tenant.none("the test tries to pass", () -> {
                        new TransactionTemplate(transactions).executeWithoutResult(status -> sql.sql(forbidden)
                                .query((row, number) -> 1)
                                .list());
                        return "passed";
                    }))
                    .as(forbidden)
                    .isInstanceOf(RuntimeException.class);
    }

    private List<String> ask(String query) {
        return Tenant.none("the catalogue belongs to no tenant", () -> new TransactionTemplate(transactions)
                .execute(status -> sql.sql(query).query(String.class).list()));
    }
}
