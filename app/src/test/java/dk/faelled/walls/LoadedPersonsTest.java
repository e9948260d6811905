package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who is loaded, and then: signing in, levels, domains below others; and two who load at once (USR-01, identity 4.10). */
@Walls
class LoadedPersonsTest extends Loading {
    private static final String PASSWORD = "gul turist over broen";

    @Test
    void whoIsLoadedSignsInWithAPasswordByALinkAndIsOutWhenNotLoadedAnyMore() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        var both = List.of(person("annje", "6101701234"), person("bo", "6101701235"));
        call(key, "POST", CORE + "/full", body("dalby.example", both));
        choosePassword("annje", PASSWORD);
        assertThat(ask("""
                        select count(*) from identity_person p join identity_domain d on d.id = p.domain_id and d.tenant_id = p.tenant_id
                         where p.tenant_id = '%s' and p.user_name = 'annje' and p.account_id is not null and d.source = 'COREDATA'
                        """)).isEqualTo("1");
        var in = two.visitor();
        assertThat(signIn(in, "annje", PASSWORD).header("Location")).endsWith("/");
        assertThat(in.open("/").status()).isEqualTo(200);
        assertThat(call(key, "GET", CORE + "/status?domain=dalby.example", "")
                        .json()
                        .get(0)
                        .get("lastLogin")
                        .isNull())
                .isFalse();

        // another password is demanded
        assertThat(call(
                                key,
                                "POST",
                                CORE + "/passwordchange/force",
                                "{\"domain\":\"dalby.example\",\"samAccountName\":\"ingen\"}")
                        .status())
                .isEqualTo(422);
        assertThat(call(
                                key,
                                "POST",
                                CORE + "/passwordchange/force",
                                "{\"domain\":\"dalby.example\",\"samAccountName\":\"ANNJE\"}")
                        .status())
                .isEqualTo(200);
        assertThat(signIn(two.visitor(), "annje", PASSWORD).header("Location")).endsWith("/sign-in/password");
        sql("update identity_password set forced = false where tenant_id = '%s'");
        assertThat(call(
                                key(vera, "identity.key.user-administration"),
                                "POST",
                                "/os2faktor/api/userAdministration/forcepwchange",
                                "{\"domain\":\"dalby.example\",\"samAccountName\":\"annje\"}")
                        .status())
                .isEqualTo(200);
        assertThat(signIn(two.visitor(), "annje", PASSWORD).header("Location")).endsWith("/sign-in/password");
        sql("update identity_password set forced = false where tenant_id = '%s'");

        call(key, "POST", CORE + "/full", body("dalby.example", both.subList(1, 2)));
        assertThat(in.open("/").header("Location")).as("signed out at once").contains("/sign-in");
        assertThat(signIn(two.visitor(), "annje", PASSWORD).header("Location")).endsWith("/sign-in/refused");
        assertThat(call(key, "GET", CORE + "/status?domain=dalby.example", "")
                        .json()
                        .get(0)
                        .get("lockedDataset")
                        .asBoolean())
                .isTrue();
        call(key, "POST", CORE + "/full", body("dalby.example", both));
        assertThat(signIn(two.visitor(), "annje", PASSWORD).header("Location")).endsWith("/");

        // expired
        var expired = new ArrayList<>(both);
        var anna = person("annje", "6101701234");
        anna.put("expireTimestamp", "2020-06-30 15:00:00");
        expired.set(0, anna);
        call(key, "POST", CORE + "/full", body("dalby.example", expired));
        assertThat(signIn(two.visitor(), "annje", PASSWORD).header("Location")).endsWith("/sign-in/refused");
        call(key, "POST", CORE + "/full", body("dalby.example", both));

        // somebody else of the same name is not let in by the old password, and does not get the old account
        var account =
                ask("select account_id::text from identity_person where tenant_id = '%s' and user_name = 'annje'");
        call(key, "POST", CORE + "/full", body("dalby.example", List.of(person("annje", "6101709876"), both.get(1))));
        assertThat(signIn(two.visitor(), "annje", PASSWORD).status()).isEqualTo(422);
        choosePassword("annje", "stille fugl under taget");
        assertThat(signIn(two.visitor(), "annje", PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(two.visitor(), "annje", "stille fugl under taget").header("Location"))
                .endsWith("/");
        assertThat(ask("select account_id::text from identity_person where tenant_id = '%s' and user_name = 'annje'"))
                .isNotEqualTo(account);
    }

    @Test
    void whoMayHaveAnNsisIdentityIsLoadedApartAndALevelGoesWithTheRight() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        var robot = person("robot1", "0000000000");
        robot.put("robot", true);
        var all = persons(0, 3);
        all.add(robot);
        call(key, "POST", CORE + "/full", body("dalby.example", all));
        sql("""
                insert into identity_terms (tenant_id, id, kind, version, danish, english, published_at)
                values ('%1$s', 'aaaaaaaa-0000-0000-0000-000000000001', 'EMPLOYEE', 1, 'v', 'v', now())
                """);
        sql("""
                update identity_person set level = 'LOW', terms_id = 'aaaaaaaa-0000-0000-0000-000000000001', terms_at = now()
                 where tenant_id = '%s' and user_name in ('bruger0', 'bruger1')
                """);
        var status = call(key, "GET", CORE + "/status?domain=dalby.example", "")
                .json()
                .get(0);
        assertThat(status.get("approvedConditions").asBoolean()).isTrue();
        var listed = json(Map.of("domain", "dalby.example", "nsisUserUuids", List.of(uuid("bruger0"), uuid("robot1"))));
        var answer = call(key, "POST", CORE + "/nsisallowed/load", listed);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(count("p.allowed")).isEqualTo("1");
        assertThat(count("p.level = 'LOW'")).isEqualTo("1");
        assertThat(call(key, "POST", CORE + "/nsisallowed/load", "{\"domain\":\"dalby.example\",\"nsisUserUuids\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(call(
                                key,
                                "POST",
                                CORE + "/nsisallowed/load",
                                "{\"domain\":\"dalby.example\",\"nsisUserUuids\":[\"x\"]}")
                        .body())
                .contains("Entry 1 of nsisUserUuids is no UUID");
        var transfer =
                json(Map.of("domain", "dalby.example", "nemLoginUserUuids", List.of(uuid("bruger2"), uuid("robot1"))));
        assertThat(call(key, "POST", CORE + "/transfertonemlogin/load", transfer)
                        .status())
                .isEqualTo(200);
        assertThat(count("p.transfer_to_nemlogin")).isEqualTo("1");
        // a load that does not say leaves it; a person who was gone begins anew
        var silent = persons(0, 3);
        silent.forEach(one -> one.remove("nsisAllowed"));
        call(key, "POST", CORE + "/delta", body("dalby.example", silent));
        assertThat(count("p.allowed")).isEqualTo("1");
        call(key, "DELETE", CORE, body("dalby.example", List.of(Map.of("samAccountName", "bruger0"))));
        call(key, "POST", CORE + "/delta", body("dalby.example", silent));
        assertThat(count("p.level = 'LOW'")).isEqualTo("0");
        assertThat(count("p.terms_id is not null and p.user_name = 'bruger0'")).isEqualTo("0");
    }

    @Test
    void aDomainIsLoadedWithThoseBelowIt() throws SQLException {
        var top = domain("dalby.example", "");
        domain("skole.dalby.example", top);
        var key = key();
        var all = persons(0, 4);
        all.get(3).put("subDomain", "Skole.dalby.example");
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", all)).status())
                .isEqualTo(200);
        assertThat(count("d.name = 'skole.dalby.example'")).isEqualTo("1");
        assertThat(of(key, "bruger3").get("subDomain").asString()).isEqualTo("skole.dalby.example");
        // only one of them: nobody elsewhere is locked
        var only = body("dalby.example", persons(5, 6))
                .replace("\"globalSubDomain\":null", "\"globalSubDomain\":\"skole.dalby.example\"");
        assertThat(call(key, "POST", CORE + "/full", only).status()).isEqualTo(200);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("4");
        assertThat(count("p.dataset_lock_at is not null and p.user_name = 'bruger3'"))
                .isEqualTo("1");
        assertThat(call(key, "POST", CORE + "/full", body("skole.dalby.example", all))
                        .body())
                .contains("is below 'dalby.example'");
        vera.open("/identity/domains/new");
        assertThat(vera.post(
                                "/identity/domains/new",
                                Map.of("name", "x.example", "source", "COREDATA", "parent", "andet"))
                        .body())
                .contains("Vælg et af de domæner, der indlæses");
    }

    @Test
    void twoLoadsOfADomainNeverRunAtOnceAndOneThatIsKilledLeavesNothing() throws Exception {
        var domain = domain("dalby.example", "");
        var key = key();
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 30)));
        try (var superuser = TestDatabase.database().superuser()) {
            superuser.setAutoCommit(false);
            Twin.ask(
                    superuser,
                    "select pg_advisory_xact_lock(hashtextextended('identity.load:%s%s', 0))"
                            .formatted(tenant, domain));
            var busy = call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 31)));
            assertThat(busy.status()).isEqualTo(409);
            assertThat(busy.header("Retry-After")).isNotNull();
            assertThat(busy.body()).contains("Another load of the domain 'dalby.example' runs");
            superuser.rollback();
        }
        try (var holding = TestDatabase.database().superuser();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            holding.setAutoCommit(false);
            Twin.ask(
                    holding,
                    "select id from identity_person where tenant_id = '%s' and user_name = 'bruger29' for update"
                            .formatted(tenant));
            var all = persons(0, 40);
            all.forEach(one -> one.put("department", "Ny"));
            var load = threads.submit((Callable<dk.faelled.platform.wire.Answer>)
                    () -> call(key, "POST", CORE + "/full", body("dalby.example", all)));
            killWhoWaits(load);
            assertThat(load.get().status()).isGreaterThanOrEqualTo(500);
            holding.rollback();
        }
        assertThat(count("true")).isEqualTo("30");
        assertThat(count("p.department = 'Ny'")).isEqualTo("0");
        assertThat(ask("select count(*) from identity_loaded_person where tenant_id = '%s'"))
                .isEqualTo("0");
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 30)))
                        .status())
                .as("the next one is taken")
                .isEqualTo(200);
    }

    /** The backend in whose transaction persons are merged, as soon as it waits for a row. */
    private static void killWhoWaits(Future<?> load) throws SQLException {
        try (Connection superuser = TestDatabase.database().superuser()) {
            while (!load.isDone() && Twin.ask(superuser, """
                            select pg_terminate_backend(pid)
                              from pg_stat_activity
                             where wait_event_type = 'Lock'
                               and query like 'merge into identity_person%'
                            """).isEmpty()) Thread.onSpinWait();
        }
    }
}
