package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.PermissionCatalogue;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists without limit, which are written out as they are read. */
@DeskTest
class GraphqlStreamTest {
    private static final int MANY = 2_100;

    @Autowired
    AuthorityFixture authority;

    @Autowired
    KeyRegister keys;

    @Autowired
    PermissionCatalogue catalogue;

    @Autowired
    dk.faelled.platform.Accounts accounts;

    @LocalServerPort
    int port;

    @Test
    void aLongListComesWholeInOrderAndOnce() {
        authority.people.write(
                IntStream.range(0, MANY)
                        .mapToObj(i -> new Write.Put<>(
                                PersonId.fresh(),
                                Segments.of(Validity.ALWAYS, Person.named("p" + i, "Ida", "Nr " + i))))
                        .toList(),
                null);
        var client = GraphqlCaller.with(
                port,
                accounts,
                keys,
                catalogue,
                catalogue.all().stream().map(p -> p.id()).toArray(String[]::new));
        var data = client.ask("""
                query($limit: int) {
                  me { username }
                  all: persons(limit: $limit) { page_info { next_cursor } objects { uuid current { ...named } } }
                  org_units { objects { uuid } }
                }
                fragment named on Employee { surname }
                """, Map.of());
        var ids = new ArrayList<String>();
        var names = new TreeSet<String>();
        data.at("/all/objects").forEach(person -> {
            ids.add(person.path("uuid").asString());
            names.add(person.at("/current/surname").asString());
        });
        assertThat(ids).hasSize(MANY).isSorted().doesNotHaveDuplicates();
        assertThat(names).hasSize(MANY);
        assertThat(data.at("/all/page_info/next_cursor").isNull()).isTrue();
        assertThat(data.at("/org_units/objects")).isEmpty();
        assertThat(client.ask("{ access_log(limit: 1) { objects { uuids } } }", Map.of())
                        .at("/access_log/objects"))
                .hasSize(1);
        var reader = GraphqlCaller.with(port, accounts, keys, catalogue, "organisation.employee.read");
        var refused = reader.send("{ persons { objects { uuid current { engagements { user_key } } } } }", Map.of())
                .json();
        assertThat(refused.path("data").isNull()).isTrue();
        assertThat(refused.at("/errors/0/message").asString()).isEqualTo("No policy approved the access");
    }
}
