package dk.faelled.platform.job;

import dk.faelled.platform.JobHandler;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.Origin;
import dk.faelled.platform.RuleBroken;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest job that can go wrong in every way: it writes one row a slice. */
@TestComponent
class CountingJob implements JobHandler {
    /** @param failAt number of the slice in which a rule is broken; 0 for none @param crashAt the same for a fault */
    record Params(int slices, int failAt, int crashAt, UUID gate) {}

    record Place(int done) {}

    /** Where a slice waits until the test has looked. */
    record Gate(CountDownLatch reached, CountDownLatch open) {}

    static final Map<UUID, Gate> GATES = new ConcurrentHashMap<>();
    static final Map<UUID, Integer> CRASHES = new ConcurrentHashMap<>();
    static final Map<UUID, Origin> ORIGINS = new ConcurrentHashMap<>();
    private final JdbcClient sql;

    CountingJob(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "platform.counting";
    }

    @Override
    public Origin origin() {
        return Origin.LOADED;
    }

    @Override
    public String href(String params) {
        return "/counted";
    }

    @Override
    public boolean slice(JobRun run) throws InterruptedException {
        var params = run.params(Params.class);
        var place = run.resume(Place.class);
        int number = place == null ? 1 : place.done() + 1;
        sql.sql("insert into counted (job_id, number) values (:job, :number)")
                .param("job", run.job())
                .param("number", number)
                .update();
        ORIGINS.put(run.job(), Origin.current());
        run.error((long) number, "række " + number, "forkert", "rigtigt");
        run.progressNow("Tæller", number - 1, (long) params.slices());
        var gate = GATES.get(params.gate());
        if (gate != null && number == 2) {
            gate.reached().countDown();
            gate.open().await();
        }
        if (number == params.failAt()) throw new RuleBroken("platform.import.empty");
        if (number == params.crashAt() && CRASHES.merge(run.job(), 1, Integer::sum) == 1)
            throw new IllegalStateException("a fault that passes");
        run.resumeAt(new Place(number));
        run.progress("Tæller", number, (long) params.slices());
        return number < params.slices();
    }
}
