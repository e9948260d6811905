package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Sweep;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.database.Role;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What devices were asked, kept by month and thrown away by month (MFA-17). */
@Walls
class HistoryTest {
    private static final String OLD = "secondfactor_history_202002";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private List<Sweep> sweeps;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private static void run(String statement) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, statement);
        }
    }

    private static String ask(String query) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return String.join("\n", Twin.ask(superuser, query));
        }
    }

    private void asked(String device, String at) throws SQLException {
        run("""
                insert into secondfactor_history (tenant_id, subscription_key, device_id, device_type, owner_key, connector_id,
                                                  server_name, system_name, user_name, state, created_at)
                values ('%s', gen_random_uuid(), '%s', 'IOS', null, gen_random_uuid(), 'AD FS', '', 'annje', 'EXPIRED', %s)
                """.formatted(two.own(), device, at));
    }

    /** As the application's own role sees it, which may look nowhere but at its authority. */
    private String plan(String query) throws SQLException {
        var database = TestDatabase.database();
        try (var app = DriverManager.getConnection(
                database.jdbcUrl(), Role.FAELLED_APP.role(), database.password(Role.FAELLED_APP))) {
            app.setAutoCommit(false);
            Twin.ask(app, "select set_config('app.tenant', '" + two.own() + "', true)");
            Twin.run(app, "set local enable_seqscan = off"); // the tables of a test are too small for an index
            var plan = String.join("\n", Twin.ask(app, "explain " + query));
            app.rollback();
            return plan;
        }
    }

    @Test
    void aMonthThatIsOldIsThrownAwayWholeAndTheNextOnesAreThereInTime() throws SQLException {
        run("select secondfactor_history_months('2020-02-01', '2020-02-01', '-infinity')");
        asked("000-000-000-001", "timestamptz '2020-02-03 10:00Z'");
        asked("000-000-000-002", "timestamptz '2019-05-03 10:00Z'"); // of no month that was made
        asked("000-000-000-003", "now() - interval '12 months'");
        asked("000-000-000-004", "now()");
        assertThat(ask("select count(*) from " + OLD)).isEqualTo("1");

        var recent = plan("select 1 from secondfactor_history where created_at > timestamptz '"
                + clock.instant().minusSeconds(60) + "'");
        assertThat(recent).contains("Index").doesNotContain(OLD, "Seq Scan");
        assertThat(
                        plan(
                                "select 1 from secondfactor_history where owner_key = '\\x00' order by created_at desc limit 50"))
                .doesNotContain("Seq Scan");
        assertThat(plan("select 1 from secondfactor_history where seq > 5 order by seq limit 100"))
                .contains("Merge Append")
                .doesNotContain("Seq Scan", "->  Sort");

        Tenant.run(two.own(), () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> sweeps.stream()
                .filter(one -> one.getClass().getPackageName().equals("dk.faelled.secondfactor.challenge"))
                .forEach(one -> one.sweep(clock.instant()))));
        assertThat(ask("select coalesce(to_regclass('" + OLD + "')::text, 'gone')"))
                .isEqualTo("gone");
        assertThat(ask("select device_id from secondfactor_history where device_id like '000-000-000-%' order by 1"))
                .isEqualTo("000-000-000-003\n000-000-000-004");
        assertThat(
                        ask(
                                "select to_regclass('secondfactor_history_' || to_char(now() + interval '1 month', 'YYYYMM'))::text"))
                .startsWith("secondfactor_history_2");
    }

    /** On a day of which no other test tells. */
    private void answered(String connector, String type, String owner, String state, String at, int seconds)
            throws SQLException {
        run("""
                insert into secondfactor_history (tenant_id, subscription_key, device_id, device_type, owner_key, connector_id,
                                                  server_name, system_name, user_name, state, created_at, answered_at)
                values ('%s', gen_random_uuid(), '000-000-000-009', '%s', decode('%s', 'hex'), '%s', '=Søndby AD FS', '', 'annje',
                        '%s', timestamptz '%7$s', timestamptz '%7$s' + make_interval(secs => %8$d))
                """.formatted(two.own(), type, owner.repeat(32), connector, state, "", at, seconds));
    }

    @Test
    void whatWasAskedIsCountedByWhoAskedOnWhatAndWhen() throws SQLException {
        var one = "00000000-0000-4000-8000-00000000000a";
        var other = "00000000-0000-4000-8000-00000000000b";
        answered(one, "IOS", "0a", "AUTHENTICATED", "2021-06-15 22:30Z", 4);
        answered(one, "IOS", "0a", "AUTHENTICATED", "2021-06-16 06:10Z", 8);
        answered(one, "TOTP", "0b", "REJECTED", "2021-06-16 06:20Z", 30);
        answered(other, "IOS", "0a", "EXPIRED", "2021-06-16 07:00Z", 300);
        answered(other, "IOS", "0c", "AUTHENTICATED", "2021-06-16 22:00Z", 1); // a day later in Denmark
        var reader = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var path = "/secondfactor/statistics";
        var csv = reader.open(path + "/csv?from=2021-06-16&until=2021-06-16");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body())
                .contains("Login-server;'=Søndby AD FS;3;2;1;0;67;2;8,0")
                .contains("Login-server;'=Søndby AD FS;1;0;0;1;0;1;\r\n")
                .contains("Enhedstype;iPhone/iPad;3;2;0;1;67;1;6,0")
                .contains("Enhedstype;Authenticator-app;1;0;1;0;0;1;30,0")
                .contains("Time på døgnet;kl. 00;1;1;0;0;100;1;4,0")
                .contains("Time på døgnet;kl. 08;2;1;1;0;50;2;19,0")
                .contains("2021-06;4;2;1;1;50;2;8,0");
        assertThat(reader.open(path + "?from=2021-06-16&until=2021-06-16").body())
                .contains("=Søndby AD FS", "67 %", "Hent som CSV");
        for (var wrong : new String[] {"?from=2021-06-17&until=2021-06-16", "?from=i+dag", "?from=2019-01-01"})
            assertThat(reader.open(path + wrong).status()).as(wrong).isEqualTo(422);
        var neighbour = two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        assertThat(neighbour.open(path + "?from=2021-06-16&until=2021-06-16").body())
                .contains("Ingen er spurgt")
                .doesNotContain("Søndby AD FS");
    }

    @Test
    void noPartIsReachedPastTheWall() throws SQLException {
        var database = TestDatabase.database();
        try (var app = DriverManager.getConnection(
                database.jdbcUrl(), Role.FAELLED_APP.role(), database.password(Role.FAELLED_APP))) {
            for (var part : List.of(
                    "secondfactor_history_other",
                    ask("select 'secondfactor_history_' || to_char(now() at time zone 'UTC', 'YYYYMM')")))
                assertThatThrownBy(() -> Twin.ask(app, "select device_id from " + part))
                        .as(part)
                        .hasMessageContaining("permission denied");
        }
    }
}
