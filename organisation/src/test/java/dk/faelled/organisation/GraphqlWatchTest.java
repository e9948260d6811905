package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Health, figures, version and files of OS2mo over HTTP. */
@DeskTest
class GraphqlWatchTest {
    private static final String UPLOAD =
            "mutation($s: FileStore!, $f: Upload!, $force: Boolean!) { upload_file(file_store: $s, file: $f, force: $force) }";
    private static final String FILES =
            "query($l: int, $c: Cursor) { files(filter: {file_store: EXPORTS}, limit: $l, cursor: $c) "
                    + "{ objects { file_name file_store } page_info { next_cursor } } }";

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

    GraphqlCaller client = new GraphqlCaller(0, "");

    @BeforeEach
    void aClient() {
        client = with(catalogue.all().stream().map(p -> p.id()).toArray(String[]::new));
    }

    private GraphqlCaller with(String... permissions) {
        return GraphqlCaller.with(port, accounts, keys, catalogue, permissions);
    }

    @Test
    void theProgramSaysThatItLivesAndIsReadyAndWhatIsWell() {
        for (var path : List.of("/os2mo/health/live", "/os2mo/health/ready", "/health/ready"))
            assertThat(new Wire(port).send(Call.get(path)).status()).as(path).isEqualTo(204);
        assertThat(client.send(Call.get("/os2mo/health/")).body())
                .isEqualTo("{\"dataset\":true,\"dar\":null,\"events\":true}");
        var healths = client.ask(
                "{ healths(filter: {identifiers: \"events\"}) { objects { identifier status } } }", Map.of());
        assertThat(healths.toString())
                .isEqualTo("{\"healths\":{\"objects\":[{\"identifier\":\"events\",\"status\":true}]}}");
        var version = client.ask("{ version { mo_version mo_hash } }", Map.of());
        assertThat(client.send(Call.get("/os2mo/version")).json().path("mo_version"))
                .isEqualTo(version.at("/version/mo_version"));
    }

    @Test
    void figuresTellWhatListenersHaveNotAcknowledged() {
        client.ask(
                "mutation { event_listener_declare(input: {user_key: \"ld\\\"ap\", routing_key: \"org_unit\"}) { uuid } }",
                Map.of());
        authority.unit("Skolen", null);
        authority.unit("Byskolen", null);
        var figures = client.send(Call.get("/os2mo/metrics"));
        assertThat(figures.header("Content-Type")).startsWith("text/plain;version=0.0.4");
        assertThat(figures.body())
                .containsPattern("(?m)^os2mo_events\\{owner=\"[-0-9a-f]{36}\",user_key=\"ld\\\\\"ap\",ns=\"mo\","
                        + "routing_key=\"org_unit\",silenced=\"false\"} 2$")
                .containsPattern("(?m)^os2mo_event_oldest\\{.*} \\d{10}$")
                .containsPattern("(?m)^os2mo_event_sent 2$")
                .containsPattern("(?m)^os2mo_graphql_seconds_count 1$");
        assertThat(with("organisation.org_unit.read")
                        .send(Call.get("/os2mo/metrics"))
                        .status())
                .isEqualTo(403);
    }

    private String upload(GraphqlCaller by, String name, String content, boolean force) {
        var operations = "{\"query\":\"" + UPLOAD.replace("\"", "\\\"")
                + "\",\"variables\":{\"s\":\"EXPORTS\",\"f\":null,\"force\":" + force + "}}";
        var body = part("operations", "", operations) + part("map", "", "{\"0\":[\"variables.f\"]}")
                + part("0", "; filename=\"" + name + "\"", content) + "--line--\r\n";
        var answer = by.send(new Call(
                "POST", "/os2mo/graphql/v30", List.of("Content-Type: multipart/form-data; boundary=line"), body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String part(String name, String file, String content) {
        return "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void filesAreUploadedListedAndReadByThoseWhoMay() {
        assertThat(upload(client, "b.csv", "navn;enhed\nØrsted;Skole\n", false))
                .isEqualTo("{\"data\":{\"upload_file\":\"OK\"}}");
        upload(client, "../a.csv", "a;b\n1;2\n", false);
        assertThat(upload(client, "b.csv", "nyt\n", false)).contains("File already exists");
        assertThat(upload(with("organisation.read"), "c.csv", "c\n", false)).contains("No policy approved the access");
        assertThat(upload(client, "c.html", "<!DOCTYPE html><html><body>c</body></html>", false))
                .contains("not taken");
        var first = client.ask(FILES, Map.of("l", 1)).path("files");
        assertThat(first.path("objects").toString())
                .isEqualTo("[{\"file_name\":\"a.csv\",\"file_store\":\"EXPORTS\"}]");
        var second = client.ask(
                        FILES, Map.of("c", first.at("/page_info/next_cursor").asString()))
                .path("files");
        assertThat(second.at("/objects/0/file_name").asString()).isEqualTo("b.csv");
        assertThat(second.at("/objects")).hasSize(1);
        var contents =
                "{ files(filter: {file_store: EXPORTS, file_name_contains: \"b.\"}) { objects { text_contents base64_contents } } }";
        assertThat(client.ask(contents, Map.of())
                        .at("/files/objects/0/text_contents")
                        .asString())
                .isEqualTo("navn;enhed\nØrsted;Skole\n");
        upload(client, "b.csv", "nyt\n", true);
        assertThat(client.ask(contents, Map.of())
                        .at("/files/objects/0/base64_contents")
                        .asString())
                .isEqualTo("bnl0Cg==");
        var reader = with("organisation.read");
        assertThat(reader.ask(FILES, Map.of()).at("/files/objects")).hasSize(2);
        assertThat(reader.error(contents, Map.of())).isEqualTo("No policy approved the access");
        assertThat(client.error(UPLOAD, Map.of("s", "EXPORTS", "f", "text", "force", false)))
                .contains("part of the request");
    }
}
