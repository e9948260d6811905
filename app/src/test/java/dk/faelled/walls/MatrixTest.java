package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The break-in matrix (platform 7.4): every endpoint, by everybody, and with the neighbour's ids. */
@Walls
class MatrixTest {
    @Autowired
    private TwoAuthorities two;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private List<Permissions> declared;

    private final Samples samples = new Samples();
    private List<Endpoint> endpoints = List.of();

    @BeforeEach
    void enumerate() {
        endpoints = mappings.getHandlerMethods().entrySet().stream()
                .filter(handler ->
                        handler.getValue().getBeanType().getPackageName().startsWith("dk.faelled"))
                .flatMap(handler -> Endpoint.of(handler.getKey(), handler.getValue()).stream())
                .filter(endpoint -> !endpoint.pattern().equals("/error"))
                .toList();
    }

    @Test
    void everyEndpointHasASample() {
        assertThat(endpoints.stream().filter(endpoint -> !samples.has(endpoint)).map(Endpoint::name))
                .as("add these lines to matrix.txt, each with \" = \" and an address that fits")
                .isEmpty();
    }

    @Test
    void nobodyGetsFurtherThanThePublicPages() throws Exception {
        var before = changes();
        for (var endpoint : endpoints) {
            if (endpoint.permission() == null) continue;
            var stranger = two.visitor();
            stranger.open("/sign-in");
            var answer = stranger.send(stranger.withToken(endpoint.call(target(endpoint))));
            if (endpoint.isApi() || endpoint.headers().contains("HX-Request: true"))
                assertThat(answer.status()).as(endpoint.name()).isEqualTo(401);
            else
                assertThat(answer.header("Location"))
                        .as(endpoint.name() + answer)
                        .startsWith("/sign-in");
        }
        assertThat(changes()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleReachesWhatItHoldsAndNothingElse(BuiltInRole role) throws Exception {
        var held = held(role);
        var sessions = new Sessions(two, TwoAuthorities.OWN, role);
        var before = changes();
        for (var endpoint : endpoints)
            if (!endpoint.isOpenTo(held)) refused(endpoint, sessions.send(endpoint, target(endpoint)));
        assertThat(changes()).as("what was refused has changed nothing").isEqualTo(before);
        for (var endpoint : endpoints)
            if (endpoint.permission() != null && endpoint.isOpenTo(held))
                reached(endpoint, sessions.send(endpoint, target(endpoint)));
    }

    /** A key with every other right is refused, so each of these alone is too. */
    @Test
    void aKeyReachesWhatItsOnePermissionOpensAndNoOtherPermissionsDo() {
        var administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var all = opening(held(BuiltInRole.ADMINISTRATOR));
        for (var permission : all) {
            var others = new TreeSet<>(all);
            others.remove(permission);
            var alone = TwoAuthorities.key(administrator, Set.of(permission));
            var without = TwoAuthorities.key(administrator, others);
            for (var endpoint : endpoints) {
                if (!permission.equals(endpoint.permission())) continue;
                refused(
                        endpoint,
                        two.wire().send(endpoint.call(target(endpoint)).key(without)));
                reached(
                        endpoint,
                        two.wire().send(endpoint.call(target(endpoint)).key(alone)));
            }
        }
    }

    @Test
    void theNeighboursObjectsAreAsIfTheyWereNotThere() throws Exception {
        var administrator = new Sessions(two, TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var theirs = two.strangers();
        var nobodys = new HashMap<String, String>();
        theirs.keySet().forEach(kind -> nobodys.put(kind, UUID.randomUUID().toString()));
        var soft = new SoftAssertions();
        for (var endpoint : endpoints) {
            if (!samples.namesAnObject(endpoint)) continue;
            var real = administrator.send(endpoint, samples.target(endpoint, theirs));
            var none = administrator.send(endpoint, samples.target(endpoint, nobodys));
            // a form may say what is wrong with it first; what it says is the same for both
            if (samples.mustKnow(endpoint)
                    && (endpoint.isApi() || endpoint.method().equals("GET")))
                soft.assertThat(real.status()).as(endpoint.name()).isEqualTo(404);
            soft.assertThat(plain(real, theirs)).as(endpoint.name()).isEqualTo(plain(none, nobodys));
            soft.assertThat(real.body()).as(endpoint.name()).doesNotContain(TwoAuthorities.NEIGHBOUR_MARK);
        }
        soft.assertAll();
    }

    @Test
    void whereBothHaveTheIdEverybodySeesTheirOwn() throws Exception {
        var shared = two.shared();
        var ours = new Sessions(two, TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var neighbours = new Sessions(two, TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        for (var endpoint : endpoints) {
            if (!endpoint.method().equals("GET") || endpoint.permission() == null) continue;
            var target = samples.target(endpoint, shared);
            var own = ours.send(endpoint, target);
            var theirs = neighbours.send(endpoint, target);
            assertThat(own.body()).as(endpoint.name()).doesNotContain(TwoAuthorities.NEIGHBOUR_MARK);
            assertThat(theirs.body()).as(endpoint.name()).doesNotContain(TwoAuthorities.OWN_MARK);
        }
    }

    private String target(Endpoint endpoint) {
        return samples.target(endpoint, two.shared());
    }

    private static void refused(Endpoint endpoint, Answer answer) {
        assertThat(answer.status()).as(endpoint.name() + answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .as(endpoint.name())
                .doesNotContain("\"CSRF\"", "Siden var for gammel", TwoAuthorities.OWN_MARK + " Skole");
    }

    private static void reached(Endpoint endpoint, Answer answer) {
        // 429: exports are counted
        assertThat(answer.status())
                .as(endpoint.name() + answer.body())
                .isNotIn(401, 403, 405)
                .isLessThan(500);
        assertThat(String.valueOf(answer.header("Location")))
                .as(endpoint.name())
                .doesNotContain("/sign-in");
    }

    private static String plain(Answer answer, Map<String, String> ids) {
        var text = answer.status()
                + answer.headers().getOrDefault("location", List.of()).toString()
                + answer.body();
        for (var id : ids.values()) text = text.replace(id, "ID");
        return text.replaceAll("<code>[^<]*</code>|content=\"[^\"]{40,}\"|value=\"[^\"]{40,}\"", "")
                .replaceAll("\"(correlation|timestamp)\":\"[^\"]*\"", "");
    }

    /** Those that endpoints declare, and one that stands for all that only fields of GraphQL demand. */
    private Set<String> opening(Set<String> held) {
        var opening = endpoints.stream()
                .map(Endpoint::permission)
                .filter(permission -> permission != null && held.contains(permission))
                .collect(Collectors.toSet());
        opening.add("organisation.org_unit.read");
        return opening;
    }

    private Set<String> held(BuiltInRole role) {
        return declared.stream()
                .flatMap(module -> module.declared().stream())
                .filter(permission -> permission.roles().contains(role))
                .map(Permissions.Held::permission)
                .map(Permission::id)
                // held in the operators' own authority only, which neither of these is: OperationsTest
                .filter(permission -> !permission.equals("platform.operator"))
                .collect(Collectors.toSet());
    }

    private static String changes() throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, """
                            select (select count(*) from audit_entry where stream = 'CHANGE' and action <> 'platform.session.open') || ' ' || (select count(*) from event_publication)
                                   || ' ' || (select count(*) from unit) || ' ' || (select count(*) from api_key)
                            """).getFirst();
        }
    }
}
