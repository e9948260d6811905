package dk.faelled.platform.job;

import dk.faelled.platform.Job;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
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
    private final JobNews news;
    /** Written with the slice, at its end: a row that is locked before would stop its own progress from being shown. */
    private final List<JobProblem> problems = new ArrayList<>();

    private @Nullable String resume;
    private String phase;
    private long done;
    private @Nullable Long total;
    private @Nullable String summary;
    private @Nullable String failure;
    private @Nullable TransactionStatus transaction;

    Running(JobTable table, JsonMapper json, TransactionTemplate apart, JobTable.Work work, JobNews news) {
        this.table = table;
        this.json = json;
        this.apart = apart;
        this.work = work;
        this.news = news;
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
        apart.executeWithoutResult(status -> {
            table.show(work.id(), phase, done, total);
            tell();
        });
    }

    @Override
    public boolean cancelled() {
        return apart.execute(status -> table.state(work.id())) == Job.State.CANCELLING;
    }

    @Override
    public void error(@Nullable Long row, String subject, String reason, String hint) {
        problems.add(new JobProblem(0, row, subject, reason, hint));
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
        for (var problem : problems) table.addError(work.id(), problem);
        problems.clear();
        table.keep(work.id(), resume, phase, done, total, 0);
        tell();
    }

    /** Whoever looks at it hears that it has changed, once the running transaction commits. */
    void tell() {
        news.changed(work.id(), work.startedBy());
    }

    /** @param href where its result is seen */
    void ended(Job.State state, String href) {
        news.ended(work, state, href);
    }

    @Override
    public TransactionStatus transaction() {
        return java.util.Objects.requireNonNull(transaction, "no slice runs");
    }

    void in(TransactionStatus transaction) {
        problems.clear();
        this.transaction = transaction;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }
}
