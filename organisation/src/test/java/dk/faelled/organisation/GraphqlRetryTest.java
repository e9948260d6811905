package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DeadlockLoserDataAccessException;
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
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lost = false; !lost; ) {
                var bo = authority.person("Bo", "Holm");
                var eva = authority.person("Eva", "Holm");
                lost = requestLoses(clients, bo, eva);
            }
        }
    }

    /**
     * Has a request and a transaction of our own wait for one another. PostgreSQL gives up the one that looks for a
     * deadlock first after there is one: as a rule the request, which waited first, but the other one on a machine that
     * stands still for a second between the two.
     *
     * @return whether it was the request that was given up
     */
    private boolean requestLoses(ExecutorService clients, PersonId first, PersonId second) throws Exception {
        var key = mo.all();
        var document = """
                mutation {
                  one: employee_update(input: {uuid: "%s", surname: "Krogh", validity: {from: "2024-01-01"}}) { uuid }
                  two: employee_update(input: {uuid: "%s", surname: "Krogh", validity: {from: "2024-01-01"}}) { current { name } }
                }
                """.formatted(first, second);
        Future<Answer> asked;
        try {
            asked = transaction.execute(_ -> {
                lock(second);
                var waiting = clients.submit(() -> mo.send("v30", key, document, Map.of()));
                while (!waiting.isDone() && !blocksAnother()) Thread.onSpinWait();
                lock(first);
                return waiting;
            });
        } catch (DeadlockLoserDataAccessException _) {
            return false;
        }
        assertThat(asked).isNotNull();
        assertThat(asked.get().json().has("errors")).as(asked.get().body()).isFalse();
        assertThat(asked.get().json().at("/data/two/current/name").asString()).isEqualTo("Eva Krogh");
        var registrations = mo.ask(
                        "{ persons(filter: {uuids: [\"%s\", \"%s\"]}) { objects { registrations { start } } } }"
                                .formatted(first, second))
                .at("/persons/objects");
        assertThat(registrations.at("/0/registrations")).hasSize(2);
        assertThat(registrations.at("/1/registrations")).hasSize(2);
        return true;
    }

    private void lock(PersonId person) {
        sql.sql("select id from object where id = :id for update")
                .param("id", person.value())
                .query(UUID.class)
                .single();
    }

    private boolean blocksAnother() {
        return sql.sql(
                        "select exists (select from pg_locks l where not l.granted and pg_backend_pid() = any(pg_blocking_pids(l.pid)))")
                .query(Boolean.class)
                .single();
    }
}
