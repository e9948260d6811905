package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Live;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The stream of events of one browser tab, as it goes over the wire. */
@Walls
class EventStreamTest {
    private static final int PATIENCE = 60_000;
    private static final String PATH = "/api/platform/v1/me/events";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Live live;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void itStaysOpenAndTellsWhatConcernsTheReader() throws IOException {
        var administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        try (var socket = new Socket("127.0.0.1", two.wire().port());
                var lines = listen(socket, administrator)) {
            var head = lines.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            assertThat(head)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: text/event-stream;charset=UTF-8")
                    .containsIgnoringCase("connection: close")
                    .containsIgnoringCase("cache-control: no-store")
                    .containsIgnoringCase("x-content-type-options: nosniff")
                    .doesNotContainIgnoringCase("upgrade: ")
                    .doesNotContainIgnoringCase("transfer-encoding");
            assertThat(lines.readLine()).isEqualTo("retry: 2000");
            var others = UUID.randomUUID();
            tell(two.neighbour(), others, "platform.home");
            tell(two.own(), others, "platform.nobody");
            var own = UUID.randomUUID();
            tell(two.own(), own, "platform.home");
            var told = lines.lines()
                    .takeWhile(line -> !line.equals("data: " + own))
                    .toList();
            assertThat(told).contains("event: wall").noneMatch(line -> line.contains(others.toString()));
        }
    }

    @Test
    void itEndsAfterItsTime() {
        var administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        var answer = administrator.send(Call.get(PATH + "?seconds=0"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("retry: 2000\n\n");
        assertThat(administrator.send(new Call("HEAD", PATH, List.of(), "")).status())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsNotSignedInGetsNone() {
        assertThat(two.wire().send(Call.get(PATH)).status()).isEqualTo(401);
    }

    private static BufferedReader listen(Socket socket, Visitor visitor) throws IOException {
        socket.setSoTimeout(PATIENCE);
        var cookies = visitor.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                        .formatted(PATH, "localhost:" + socket.getPort(), cookies)
                        .getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private void tell(TenantId tenant, UUID id, String permission) {
        Tenant.run(tenant, () -> new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> live.changed("wall", id, new Live.To(null, permission))));
    }
}
