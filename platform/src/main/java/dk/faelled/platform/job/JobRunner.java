package dk.faelled.platform.job;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Job;
import dk.faelled.platform.JobCancelled;
import dk.faelled.platform.JobHandler;
import dk.faelled.platform.Origin;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.database.SharedClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs jobs slice by slice. When a node dies, the scheduler gives its tickets to another (or to the same after a
 * restart), and the job goes on after its last finished slice.
 */
@Configuration(proxyBeanMethods = false)
class JobRunner {
    static final TaskDescriptor<Ticket> TASK = TaskDescriptor.of("job", Ticket.class);
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int ATTEMPTS = 5;
    private static final Duration AGAIN = Duration.ofSeconds(10);

    @Bean
    OneTimeTask<Ticket> jobs(
            JobTable table,
            JobNews news,
            @Lazy List<JobHandler> handlers,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, execution) -> run(instance.getData(), table, news, handlers, transactions, json));
    }

    /** The ticket as JSON: it outlives releases, which Java's own serialization does not. */
    @Bean
    DbSchedulerCustomizer ticketsAsJson(JsonMapper json) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new TicketJson(json));
            }
        };
    }

    /** The scheduler goes by the time that all nodes share, from its first look at what another may have left. */
    @Bean
    com.github.kagkarlsson.scheduler.Clock scheduling(SharedClock clock, DataSource database) throws SQLException {
        try (var line = database.getConnection()) {
            clock.compare(line);
        }
        return clock::instant;
    }

    private static void run(
            Ticket ticket,
            JobTable table,
            JobNews news,
            List<JobHandler> handlers,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        var slices = new TransactionTemplate(transactions);
        slices.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Map<String, JobHandler> byKind =
                handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        var tenant = new TenantId(ticket.tenant());
        var work = Context.system(tenant, ticket.job().toString())
                .<JobTable.@Nullable Work, RuntimeException>call(
                        () -> slices.execute(status -> begin(ticket.job(), table, news)));
        if (work == null || work.state().isOver()) return;
        var handler = byKind.get(work.kind());
        var origin = handler == null ? Origin.PROGRAM : handler.origin();
        new Context(tenant, starter(work), work.locale(), work.correlation(), origin).run(() -> {
            var run = new Running(table, json, slices, work, news);
            if (handler == null) throw new IllegalStateException("no handler for jobs of kind " + work.kind());
            goOn(handler, run, table, slices, work);
        });
    }

    private static JobTable.@Nullable Work begin(UUID job, JobTable table, JobNews news) {
        var work = table.begin(job).orElse(null);
        if (work != null) news.changed(job, work.startedBy());
        return work;
    }

    private static void goOn(
            JobHandler handler, Running run, JobTable table, TransactionTemplate slices, JobTable.Work work) {
        try {
            // a job that takes the program with it each time must not do so for ever
            boolean more = work.attempt() <= ATTEMPTS;
            if (!more) throw new IllegalStateException("broke off " + ATTEMPTS + " times");
            while (more) {
                if (run.cancelled()) throw new JobCancelled();
                var next = next(handler, run);
                more = Boolean.TRUE.equals(slices.execute(status -> {
                    run.in(status);
                    return slice(next, run);
                }));
            }
            slices.executeWithoutResult(status -> {
                var wrong = table.errors(work.id()) > 0;
                end(handler, run, table, work, wrong ? Job.State.DONE_WITH_ERRORS : Job.State.DONE);
            });
        } catch (JobCancelled asked) {
            slices.executeWithoutResult(status -> {
                handler.broken(run, true);
                end(handler, run, table, work, Job.State.CANCELLED);
            });
        } catch (RuntimeException failed) {
            if (work.attempt() < ATTEMPTS && !(failed instanceof RuleBroken)) {
                LOG.warn("job {} of kind {} broke off, attempt {}", work.id(), work.kind(), work.attempt(), failed);
                throw failed;
            }
            if (failed instanceof RuleBroken broken)
                LOG.info("job {} of kind {} was refused: {}", work.id(), work.kind(), broken.key());
            else LOG.error("job {} of kind {} failed", work.id(), work.kind(), failed);
            slices.executeWithoutResult(status -> {
                run.failed(failed);
                handler.broken(run, false);
                end(handler, run, table, work, Job.State.FAILED);
            });
        }
    }

    private static void end(JobHandler handler, Running run, JobTable table, JobTable.Work work, Job.State state) {
        table.end(work.id(), state, state == Job.State.CANCELLED ? null : run.told());
        run.ended(state, Objects.requireNonNullElse(handler.href(work.params()), "/jobs/" + work.id()));
    }

    private static JobHandler.Slice next(JobHandler handler, Running run) {
        try {
            return handler.next(run);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private static boolean slice(JobHandler.Slice slice, Running run) {
        try {
            boolean more = slice.run(run);
            run.keep();
            return more;
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private static Actor starter(JobTable.Work work) {
        var reference = work.startedBy();
        int colon = reference.indexOf(':');
        var kind = Actor.Kind.valueOf(
                reference.substring(0, colon).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        return new Actor(kind, UUID.fromString(reference.substring(colon + 1)), work.starterName());
    }
}
