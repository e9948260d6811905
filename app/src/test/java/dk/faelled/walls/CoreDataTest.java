package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.person.Finding;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Call;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Persons are loaded by another program (USR-01, identity 4.10, acceptance 8), over HTTP against the running program. */
@Walls
class CoreDataTest extends Loading {
    @Autowired
    private Finding finding;

    @Test
    void whatIsLoadedIsToldAgainAndNumbersLieSealed() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        var anna = person("annje", "6101701234");
        anna.put("expireTimestamp", "2126-06-30");
        anna.put("department", "Borgerservice");
        var robot = person("robot1", "0000000000");
        robot.put("robot", true);
        robot.put("transferToNemlogin", true);
        var answer = call(key, "POST", CORE + "/full", body("Dalby.example", List.of(anna, robot)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("X-Skipped")).isEqualTo("0");

        var told = of(key, "annje");
        assertThat(told.get("uuid").asString()).isEqualTo(uuid("annje"));
        assertThat(told.get("cpr").asString()).isEqualTo("6101701234");
        assertThat(told.get("expireTimestamp").asString()).isEqualTo("2126-06-30T00:00:00");
        assertThat(told.get("nsisAllowed").asBoolean()).isTrue();
        assertThat(told.get("rid").isNull()).isTrue();
        assertThat(told.get("attributes").get("employeeNo").asString()).isEqualTo("4711");
        assertThat(of(key, "robot1").get("nsisAllowed").asBoolean()).isFalse();
        assertThat(of(key, "robot1").get("transferToNemlogin").asBoolean()).isFalse();
        assertThat(of(key, "robot1").get("cpr").asString()).isEqualTo("0000000000");
        assertThat(call(key, "GET", CORE + "?domain=dalby.example&onlyNsisAllowed=true", "")
                        .body())
                .contains("annje")
                .doesNotContain("robot1");
        assertThat(ask("select p::text from identity_person p where tenant_id = '%s' and user_name = 'annje'"))
                .doesNotContain("6101701234");

        var one = call(key, "GET", CORE + "/6101701234?domain=dalby.example", "");
        assertThat(one.json().get("entryList").get(0).get("samAccountName").asString())
                .isEqualTo("annje");
        assertThat(call(key, "GET", CORE + "/6101709999?domain=dalby.example", "")
                        .status())
                .isEqualTo(404);
        var found = call(key, "GET", CORE + "/cprLookup?userId=ANNJE&domain=dalby.example", "")
                .json();
        assertThat(found.get("cpr").asString()).isEqualTo("6101701234");
        assertThat(found.get("email").asString()).isEqualTo("annje@dalby.example");
        assertThat(call(key, "GET", CORE + "/cprLookup?userId=ingen&domain=dalby.example", "")
                        .status())
                .isEqualTo(404);
        var status = call(key, "GET", CORE + "/status?domain=dalby.example", "")
                .json()
                .get(0);
        assertThat(status.get("samAccountName").asString()).isEqualTo("annje");
        assertThat(status.get("nsisLevel").asString()).isEqualTo("NONE");
        assertThat(status.get("lockedDataset").asBoolean()).isFalse();
        assertThat(status.get("mfaClients").isEmpty()).isTrue();
        assertThat(call(key, "GET", CORE + "/nemloginStatus?domain=dalby.example", "")
                        .json()
                        .get("entries")
                        .isEmpty())
                .isTrue();
        assertThat(call(key, "GET", CORE + "/nemlogin/lookup/annje?domain=dalby.example", "")
                        .json()
                        .get("os2faktorLocked")
                        .asBoolean())
                .isFalse();
        assertThat(vera.open("/audit").body()).contains("Person indlæst");
        assertThat(vera.open("/identity/persons?q=annje").body()).contains("Anna Bente annje");
    }

    @Test
    void anotherProviderMayMeanWhoWasLoadedByNumberOrUuidInThatAuthorityAlone() throws SQLException {
        domain("dalby.example", "");
        assertThat(call(key(), "POST", CORE + "/full", body("dalby.example", List.of(person("annje", "6101701234"))))
                        .status())
                .isEqualTo(200);
        var number = Cpr.parse("6101701234");
        var uuid = UUID.fromString(uuid("annje"));
        assertThat(Tenant.call(tenant, () -> finding.withCpr(number)))
                .singleElement()
                .satisfies(one -> assertThat(one.userName()).isEqualTo("annje"));
        assertThat(Tenant.call(tenant, () -> finding.known(uuid)))
                .singleElement()
                .satisfies(one -> assertThat(one.uuid()).isEqualTo(uuid));
        assertThat(Tenant.call(tenant, () -> finding.withCpr(Cpr.parse("6101701235"))))
                .isEmpty();
        assertThat(Tenant.call(two.neighbour(), () -> finding.withCpr(number))).isEmpty();
        assertThat(Tenant.call(two.neighbour(), () -> finding.known(uuid))).isEmpty();
    }

    @Test
    void twoHundredAreLoadedThenSomeChangeSomeLeaveOneIsSomebodyElseAndOneReturns() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 200)))
                        .status())
                .isEqualTo(200);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("200");
        var first = vera.open("/identity/loads").body();
        assertThat(first).contains("200 læst: 200 nye, 0 ændret, 0 tilbage, 0 erstattet, 0 spærret");

        var gone = persons(0, 200);
        gone.removeLast();
        call(key, "POST", CORE + "/full", body("dalby.example", gone));
        assertThat(count("p.dataset_lock_at is not null")).isEqualTo("1");
        sql("update identity_person set level = 'NONE' where tenant_id = '%s' and user_name = 'bruger199'");
        var before = id("bruger199");

        var next = persons(0, 200);
        for (int i = 0; i < 5; i++) next.get(i).put("department", "Skole");
        next.get(10).put("cpr", cpr(9_000));
        var other = id("bruger10");
        next.subList(20, 23).clear();
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", next))
                        .status())
                .isEqualTo(200);
        assertThat(vera.open("/identity/loads").body())
                .contains("197 læst: 1 nye, 5 ændret, 1 tilbage, 1 erstattet, 3 spærret");
        assertThat(id("bruger199")).as("the same person is back").isEqualTo(before);
        assertThat(id("bruger10")).as("another person of the name").isNotEqualTo(other);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("197");
        assertThat(count("p.dataset_lock_at is not null and p.attributes = '{}'"))
                .isEqualTo("3");

        // nothing is changed by the same again
        call(key, "POST", CORE + "/full", body("dalby.example", next));
        assertThat(vera.open("/identity/loads").body())
                .contains("197 læst: 0 nye, 0 ændret, 0 tilbage, 0 erstattet, 0 spærret");

        var half = call(key, "POST", CORE + "/full", body("dalby.example", next.subList(0, 100)));
        assertThat(half.status()).isEqualTo(409);
        assertThat(half.header("Retry-After")).as("it does not help to wait").isNull();
        assertThat(half.body()).contains("lock or replace 97 of 197 persons", "Nothing was changed", "/identity/loads");
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("197");
        var page = vera.open("/identity/loads").body();
        assertThat(page).contains("afvist", "lock or replace 97 of 197");
        var allow = java.util.regex.Pattern.compile("/identity/loads/[0-9a-f-]{36}/allow")
                .matcher(page);
        assertThat(allow.find()).isTrue();
        assertThat(vera.post(allow.group(), Map.of()).header("Location")).endsWith("/identity/loads");
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", next.subList(0, 100)))
                        .status())
                .isEqualTo(200);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("100");
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", next.subList(0, 50)))
                        .status())
                .as("that counted once")
                .isEqualTo(409);
        // whoever turns the guard off is told instead
        vera.open("/identity/loads");
        assertThat(vera.post(allow.group().replace("/allow", "/guard"), Map.of("guarded", "false"))
                        .status())
                .isLessThan(400);
        assertThat(call(key, "POST", CORE + "/full", body("dalby.example", next.subList(0, 50)))
                        .status())
                .isEqualTo(200);
        assertThat(ask("select count(*) from notice where tenant_id = '%s' and kind = 'identity.load.large'"))
                .isNotEqualTo("0");
    }

    @Test
    void aDeltaLocksNobodyAndWhoIsNamedIsLockedOrErased() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 5)));
        assertThat(call(key, "POST", CORE + "/delta", body("dalby.example", persons(4, 6)))
                        .status())
                .isEqualTo(200);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("6");
        var named = List.of(
                Map.of("cpr", cpr(0), "samAccountName", "Bruger0"),
                Map.of("cpr", cpr(77), "samAccountName", "bruger1"));
        var locked = call(key, "DELETE", CORE, body("dalby.example", named));
        assertThat(locked.status()).as(locked.body()).isEqualTo(200);
        assertThat(locked.header("X-Skipped")).as("the number is not hers").isEqualTo("1");
        assertThat(count("p.user_name = 'bruger0' and p.dataset_lock_at is not null"))
                .isEqualTo("1");
        assertThat(count("p.user_name = 'bruger1' and p.dataset_lock_at is null"))
                .isEqualTo("1");
        var erased = call(
                key,
                "DELETE",
                CORE + "/cleanup",
                body("dalby.example", List.of(Map.of("cpr", cpr(0), "samAccountName", "bruger0"))));
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        assertThat(count("p.user_name = 'bruger0'")).isEqualTo("0");
    }

    @Test
    void whatIsWrongIsSaidWithTheEntryAndTheFieldAndNothingIsChanged() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 3)));
        refused(key, "{", 400, "not JSON");
        refused(key, "[]", 400, "must be a JSON object");
        refused(key, "{\"domain\":\"dalby.example\"}", 400, "entryList is missing or empty");
        refused(key, "{\"domain\":\"dalby.example\",\"entryList\":[]}", 400, "entryList is missing or empty");
        refused(key, "{\"domain\":\"dalby.example\",\"entryList\":{}}", 400, "entryList must be a list");
        refused(key, "{\"domain\":\"dalby.example\",\"entryList\":[null]}", 400, "Entry 1 of entryList is null");
        refused(key, "{\"domain\":5,\"entryList\":[]}", 400, "domain must be text");
        refused(key, body("nabo.example", persons(0, 3)), 400, "There is no domain 'nabo.example'");
        refused(key, "{\"entryList\":[" + json(person("x", cpr(1))) + "]}", 400, "domain is missing");
        refused(key, "{\"domain\":\"dalby.example\",\"domain\":\"b\",\"entryList\":[]}", 400, "");
        refused(
                key,
                "{\"domain\":\"dalby.example\",\"entryList\":[{\"samAccountName\":\"a\",\"samAccountName\":\"b\"}]}",
                400,
                "");
        refused(
                key,
                "{\"domain\":\"dalby.example\",\"entryList\":[{\"samAccountName\":\"a\",\"nsisAllowed\":\"måske\"}]}",
                400,
                "Entry 1 of entryList, field nsisAllowed");
        refused(key, with("samAccountName", null), 400, "Entry 2: samAccountName is missing");
        refused(
                key,
                with("samAccountName", "BRUGER0"),
                400,
                "Entries 1 and 2: samAccountName bruger0 stands more than once");
        refused(key, with("uuid", "1234"), 400, "Entry 2 (bruger1): uuid must have 36 characters");
        refused(key, with("uuid", null), 400, "Entry 2 (bruger1): uuid is missing");
        refused(key, with("name", " "), 400, "Entry 2 (bruger1): name is missing");
        refused(key, with("name", "x".repeat(256)), 400, "name is longer than 255 characters");
        refused(key, with("name", "a\u0000b"), 400, "name has a control character");
        refused(
                key,
                with("subDomain", "ukendt"),
                400,
                "Entry 2 (bruger1): subDomain 'ukendt' is none of dalby.example");
        refused(key, with("expireTimestamp", "30/6 2026"), 400, "expireTimestamp must be written as 2026-06-30");
        refused(key, with("attributes", Map.of("a b", "c")), 400, "attributes have a name");
        refused(key, with("email", "610170-1234" + "x".repeat(300)), 400, "email is longer");
        refused(
                key,
                body("dalby.example", persons(0, 3)).replace("\"globalSubDomain\":null", "\"globalSubDomain\":\"x\""),
                400,
                "globalSubDomain 'x' is none of dalby.example");
        assertThat(count("p.name like 'Anna Bente bruger%%' and p.dataset_lock_at is null"))
                .isEqualTo("3");
        assertThat(ask("select count(*) from identity_loaded_person where tenant_id = '%s'"))
                .as("nothing lies about")
                .isEqualTo("0");
        var told = vera.open("/identity/loads").body();
        assertThat(told).contains("afvist", "uuid must have 36 characters").doesNotContain("6101701234", "610170-1234");

        // a number that is none: the person is left as it was, and nobody is locked for it
        var skipped = call(key, "POST", CORE + "/full", with("cpr", "61017"));
        assertThat(skipped.status()).isEqualTo(200);
        assertThat(skipped.header("X-Skipped")).isEqualTo("1");
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("3");
        assertThat(vera.open("/identity/loads").body())
                .contains("Entry 2 (bruger1): cpr is not ten digits; the person is left as it was");
    }

    /** Three persons of whom the second has something wrong with it. */
    private static String with(String field, @org.jspecify.annotations.Nullable Object value) {
        var all = persons(0, 3);
        all.get(1).put(field, value);
        return body("dalby.example", all);
    }

    private void refused(String key, String body, int status, String why) {
        var answer = call(key, "POST", CORE + "/full", body);
        assertThat(answer.status()).as(body + " " + answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
        assertThat(String.valueOf(answer.header("Content-Type"))).startsWith("text/plain");
    }

    @Test
    void aDomainOfTheOrganisationTakesNoLoadsAndAKeyWithoutTheRightOrOfTheNeighbourGetsNowhere() throws SQLException {
        domain("dalby.example", "");
        var key = key();
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 3)));
        var own = call(key, "POST", CORE + "/full", body("fælled", persons(0, 3)));
        assertThat(own.status()).isEqualTo(400);
        assertThat(own.body()).contains("takes no loads");
        sql("""
                update identity_domain set source = 'ORGANISATION', it_system_id = gen_random_uuid()
                 where tenant_id = '%s' and name = 'dalby.example'
                """);
        var organisation = call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 3)));
        assertThat(organisation.status()).isEqualTo(400);
        assertThat(organisation.body())
                .contains("The domain 'dalby.example' has its persons from the organisation and takes no loads");
        sql(
                "update identity_domain set source = 'COREDATA', it_system_id = null where tenant_id = '%s' and name = 'dalby.example'");

        var other = key(vera, "identity.key.mfa");
        for (var call : List.of("POST /full", "POST /delta", "DELETE ", "DELETE /cleanup", "GET ?domain=dalby.example"))
            assertThat(call(other, call.split(" ", -1)[0], CORE + call.split(" ", -1)[1], "{}")
                            .status())
                    .as(call)
                    .isEqualTo(403);
        assertThat(two.wire().send(Call.json("POST", CORE + "/full", "{}")).status())
                .isEqualTo(401);
        var neighbour = key(two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR), "identity.key.coredata");
        assertThat(call(neighbour, "POST", CORE + "/full", body("dalby.example", persons(0, 1)))
                        .body())
                .contains("There is no domain 'dalby.example'");
        assertThat(call(neighbour, "GET", CORE + "?domain=dalby.example", "").status())
                .isEqualTo(400);
        assertThat(count("p.dataset_lock_at is null")).isEqualTo("3");
    }
}
