package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A job while it runs. */
class Running implements JobRun {
    private final JobTable table;
    private final JsonMapper json;
    private final TransactionTemplate apart;
    private final JobTable.Work work;
    private @Nullable String resume;
    private String phase;
    private long done;
    private @Nullable Long total;
    private @Nullable String summary;
    private @Nullable String failure;
    private @Nullable TransactionStatus transaction;

    Running(JobTable table, JsonMapper json, TransactionTemplate apart, JobTable.Work work) {
        this.table = table;
        this.json = json;
        this.apart = apart;
        this.work = work;
        resume = work.resume();
        phase = work.phase();
        done = work.done();
        total = work.total();
    }

    @Override
    public UUID job() {
        return work.id();
    }

    @Override
    public <T extends Record> T params(Class<T> type) {
        return json.readValue(work.params(), type);
    }

    @Override
    public <T extends Record> @Nullable T resume(Class<T> type) {
        return resume == null ? null : json.readValue(resume, type);
    }

    @Override
    public void resumeAt(Record place) {
        resume = json.writeValueAsString(place);
    }

    @Override
    public void progress(String phase, long done, @Nullable Long total) {
        this.phase = phase;
        this.done = done;
        this.total = total;
    }

    @Override
    public void progressNow(String phase, long done, @Nullable Long total) {
        progress(phase, done, total);
        apart.executeWithoutResult(status -> table.show(work.id(), phase, done, total));
    }

    @Override
    public boolean cancelled() {
        return apart.execute(status -> table.state(work.id())) == Job.State.CANCELLING;
    }

    @Override
    public void error(@Nullable Long row, String subject, String reason, String hint) {
        table.addError(work.id(), row, subject, reason, hint);
    }

    @Override
    public void summary(String text) {
        summary = text;
    }

    @Nullable
    String told() {
        return summary;
    }

    void failed(RuntimeException thrown) {
        summary = thrown instanceof RuleBroken broken
                ? Messages.text(broken)
                : Messages.text("platform.job.failed", work.correlation().substring(0, 8));
        failure = summary;
    }

    /** A slice that finished starts the count of attempts anew. */
    void keep() {
        table.keep(work.id(), resume, phase, done, total, 0);
    }

    @Override
    public TransactionStatus transaction() {
        return java.util.Objects.requireNonNull(transaction, "no slice runs");
    }

    void in(TransactionStatus transaction) {
        this.transaction = transaction;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }
}
