package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A request that another one gets in the way of. */
@DeskTest
class GraphqlRetryTest extends Taught {
    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoLosesADeadlockIsTriedAgainAndNothingIsWrittenTwice() throws Exception {
        var bo = authority.person("Bo", "Holm");
        var key = mo.all();
        var document = """
                mutation {
                  one: employee_update(input: {uuid: "%s", surname: "Krogh", validity: {from: "2024-01-01"}}) { uuid }
                  two: employee_update(input: {uuid: "%s", surname: "Krogh", validity: {from: "2024-01-01"}}) { current { name } }
                }
                """.formatted(ida, bo);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> asked = transaction.execute(_ -> {
                lock(bo);
                var waiting = clients.submit(() -> mo.send("v30", key, document, Map.of()));
                while (!waiting.isDone() && !blocksAnother()) Thread.onSpinWait();
                // the request has Ida and waits for Bo; it has waited longer, so it is the one that is given up
                lock(ida);
                return waiting;
            });
            assertThat(asked).isNotNull();
            assertThat(asked.get().json().has("errors")).as(asked.get().body()).isFalse();
            assertThat(asked.get().json().at("/data/two/current/name").asString())
                    .isEqualTo("Bo Krogh");
        }
        var registrations = mo.ask(
                        "{ persons(filter: {uuids: [\"%s\", \"%s\"]}) { objects { registrations { start } } } }"
                                .formatted(ida, bo))
                .at("/persons/objects");
        assertThat(registrations.at("/0/registrations")).hasSize(2);
        assertThat(registrations.at("/1/registrations")).hasSize(2);
    }

    private void lock(PersonId person) {
        sql.sql("select id from object where id = :id for update")
                .param("id", person.value())
                .query(java.util.UUID.class)
                .single();
    }

    private boolean blocksAnother() {
        return sql.sql(
                        "select exists (select from pg_locks l where not l.granted and pg_backend_pid() = any(pg_blocking_pids(l.pid)))")
                .query(Boolean.class)
                .single();
    }
}
