package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Hosts, prefixes and paths as platform R-3 has them. */
@Walls
class HostsTest {
    @Autowired
    private TwoAuthorities two;

    private Answer get(String target, String... headers) {
        var call = Call.get(target);
        for (var header : headers) call = call.with(header);
        return two.wire().send(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/organisation//units",
                "//organisation/units",
                "/os2mo/../drift",
                "/os2mo/%2e%2e/drift",
                "/os2mo/%2E./drift",
                "/os2mo%2F%2Fdrift",
                "/os2mo%5Cdrift",
                "/os2mo\\drift",
                "/os2mo/NORD%5Cdrift",
                "/os2rollekatalog%5Cdrift",
                "/os2rollekatalog/api/user/%5Celn/nameid",
                "/os2rollekatalog/api/user/NORD%5C/nameid",
                "/os2rollekatalog/api/user/NORD%5C../nameid",
                "/os2rollekatalog/api/user/NORD%5C%5Celn/nameid",
                "/organisation/units;jsessionid=1",
                "/organisation/units%3Bx",
                "/organisation/./units",
                "/organisation/units/..",
                "/organisation/%00",
                "/organisation/%0d%0a",
                "/organisation/%7f",
                "/organisation/%c3%28",
                "/organisation/%e5",
                "/organisation/%",
                "/organisation/%zz",
                "/%252e%252e/%2f",
                "/../../etc/passwd",
            })
    void whatCouldMeanTwoThingsIsRefused(String target) {
        for (var host : List.of("localhost", "mo.example")) {
            if (host.equals("mo.example") && target.matches("/+[^%.\\\\;]*")) continue;
            var answer = get(target, "Host: " + host);
            assertThat(answer.status()).as(host + target).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "Tomcat", "org.apache");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void underACompatiblePrefixDoubledAndTrailingSlashesAreTolerated() {
        var plain = get("/os2mo/none/such");
        for (var target : List.of("/os2mo//none/such/", "//os2mo///none/such?x=//", "/os2mo/none//such//"))
            assertThat(where(get(target))).as(target).isEqualTo(where(plain));
        assertThat(where(plain)).isEqualTo("404 /os2mo/none/such");
    }

    @Test
    void anAccountMayComeWithItsWindowsDomainBeforeIt() {
        for (var target : List.of("/os2rollekatalog/api/user/eln/no", "/os2rollekatalog//api/user/NORD%5celn/no/"))
            assertThat(where(get(target))).as(target).isEqualTo("404 /os2rollekatalog/api/user/eln/no");
    }

    @Test
    void aHostOfItsOwnServesThePrefixAtItsRootAndNotThePages() {
        assertThat(where(get("/none/such", "Host: mo.example"))).isEqualTo("404 /os2mo/none/such");
        assertThat(where(get("//none/such/", "Host: MO.example:8080"))).isEqualTo("404 /os2mo/none/such");
        for (var page : List.of("/", "/sign-in", "/assets/faelled.css", "/api/platform/v1/api-keys"))
            assertThat(get(page, "Host: mo.example").status()).as(page).isEqualTo(404);
    }

    private static String where(Answer answer) {
        return answer.status() + " " + answer.json().path("instance").asString("");
    }

    @Test
    void aHostThatIsBoundTellsTheAuthority() {
        assertThat(new Visitor(two.wire(), "own.example").open("/sign-in").body())
                .contains("<title>Log ind – " + TwoAuthorities.OWN_MARK);
        assertThat(new Visitor(two.wire(), "unknown.example").open("/sign-in").body())
                .contains("name=\"authority\"");
        assertThat(new Visitor(two.wire(), "unknown.example").open("/").header("Location"))
                .contains("/sign-in");
    }

    @Test
    void aSessionAtAnotherAuthoritysHostIsRefusedAndItsOwnLogTells() throws Exception {
        var visitor = two.signedIn(TwoAuthorities.OWN, BuiltInRole.READER);
        var answer = two.wire()
                .send(Call.get("/organisation/units")
                        .with("Host: neighbour.example")
                        .with("Accept: text/html")
                        .with("Cookie: faelled=" + visitor.cookies().get("faelled")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Forkert myndighed")
                .doesNotContain(TwoAuthorities.NEIGHBOUR_MARK + " Kommune", TwoAuthorities.OWN_MARK);
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(
                            superuser,
                            "select tenant_id::text from audit_entry where action = 'platform.tenant.mismatch'"))
                    .contains(two.own().toString())
                    .doesNotContain(two.neighbour().toString());
        }
    }

    @Test
    void forwardedHeadersCountFromTheTrustedProxyOnly() {
        var call = Call.get("/sign-in")
                .with("Accept: text/html")
                .with("X-Forwarded-Host: evil.example, own.example")
                .with("X-Forwarded-Proto: https");
        assertThat(two.wire().from("127.0.0.2").send(call).body()).doesNotContain("name=\"authority\"");
        var untrusted = two.wire().send(call);
        assertThat(untrusted.body()).contains("name=\"authority\"");
        assertThat(untrusted.header("Strict-Transport-Security")).isNull();
        // links out are built from the outer address
        var redirect = two.wire()
                .from("127.0.0.2")
                .send(Call.get("/")
                        .with("Accept: text/html")
                        .with("X-Forwarded-Host: own.example")
                        .with("X-Forwarded-Proto: https"));
        assertThat(redirect.header("Location")).isIn("/sign-in?next=%2F", "https://own.example/sign-in?next=%2F");
    }

    @Test
    void aHostMayBeForOneAuthorityByConfiguration() {
        var nobody = get("/none", "Host: mo.own.example");
        assertThat(where(nobody)).isEqualTo("404 /os2mo/none");
    }
}
