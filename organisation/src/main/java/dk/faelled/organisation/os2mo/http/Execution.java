package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.Beside;
import dk.faelled.organisation.os2mo.reading.Reading;
import dk.faelled.organisation.os2mo.reading.Streamed;
import dk.faelled.organisation.os2mo.readlog.ReadingLog;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.os2mo.schema.Version;
import dk.faelled.organisation.os2mo.token.Caller;
import dk.faelled.organisation.os2mo.token.Rights;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Audit;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.language.Document;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One request is one transaction: all of it is kept, or, when anything in it fails, nothing. */
@Component
class Execution {
    private static final int TRIES = 3;
    private final Schemas schemas;
    private final Documents documents;
    private final QueryBudget budget;
    private final Beside beside;
    private final AccessDecider access;
    private final Clock clock;
    private final JsonMapper json;
    private final ReadingLog readingLog;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Execution(
            Schemas schemas,
            Documents documents,
            QueryBudget budget,
            Beside beside,
            AccessDecider access,
            Clock clock,
            JsonMapper json,
            PlatformTransactionManager transactions,
            ReadingLog readingLog) {
        this.schemas = schemas;
        this.documents = documents;
        this.budget = budget;
        this.beside = beside;
        this.access = access;
        this.clock = clock;
        this.json = json;
        this.readingLog = readingLog;
        // a query sees one state; it may write at its end, into the access log
        reading = new TransactionTemplate(transactions);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // read committed, which is the database's own: setting it would ask the database first what it is
        writing = new TransactionTemplate(transactions);
    }

    Reply answer(Version version, Operation operation, @Nullable Caller caller) {
        var schema = schemas.of(version);
        var parsed = documents.parse(version, schema, operation.query());
        var document = parsed.document();
        if (document == null) return new Reply.Whole(Answers.errors(parsed.errors()));
        var chosen = Operation.chosen(document, operation.name());
        if (chosen != null) {
            var wrong = WrongVariables.of(schema.schema(), chosen, operation.variables());
            if (!wrong.isEmpty()) return new Reply.Whole(Answers.errors(wrong));
            try {
                budget.check(schema.schema(), document, chosen, operation);
            } catch (Fault tooMuch) {
                return new Reply.Whole(Answers.error(tooMuch.sentence()));
            }
        }
        var fields = RootField.of(document, operation);
        var transaction = chosen != null && operation.writes(document, chosen) ? writing : reading;
        for (int tried = 1; ; tried++)
            try {
                var run = new Run(version, schema, document, operation, caller);
                var reply = Objects.requireNonNull(transaction.execute(
                        status -> fields.isEmpty() ? run.whole(status) : run.parts(fields, status)));
                if (!run.overtaken || tried == TRIES) {
                    if (reply.failed()) logRead(run);
                    return reply;
                }
            } catch (ConcurrencyFailureException overtaken) {
                if (tried == TRIES) return new Reply.Whole(Answers.error(Faults.OVERTAKEN_TOO_OFTEN));
            } catch (QueryTimeoutException tooLong) {
                // between two parts of a long list, where no field is asked
                return new Reply.Whole(Answers.error(Faults.TOO_LONG));
            }
    }

    /** What a query that failed in part did read is logged nonetheless, before the answer leaves. */
    private void logRead(Run run) {
        if (run.hasRead()) writing.executeWithoutResult(_ -> run.log());
    }

    private final class Run {
        private final Schemas.Made schema;
        private final Document document;
        private final Operation operation;
        private final @Nullable Caller caller;
        private final Asked asked;
        boolean overtaken;

        Run(Version version, Schemas.Made schema, Document document, Operation operation, @Nullable Caller caller) {
            this.schema = schema;
            this.document = document;
            this.operation = operation;
            this.caller = caller;
            asked = Asked.at(clock.instant(), version, new Rights(access.held()));
        }

        Reply whole(TransactionStatus status) {
            var result = execute(document, null);
            if (!result.getErrors().isEmpty()) status.setRollbackOnly();
            else if (hasRead()) log();
            return new Reply.Whole(Answers.of(result));
        }

        /** Field by field, and lists without limit a page at a time, into a spool. */
        Reply parts(List<RootField> fields, TransactionStatus status) {
            var spool = new Spool();
            try {
                var failed = new Parts(json, this::part).write(fields, spool);
                if (failed == null) return new Reply.Written(spool);
                status.setRollbackOnly();
                spool.discard();
                return new Reply.Whole(Answers.errors(failed));
            } catch (RuntimeException broken) {
                spool.discard();
                throw broken;
            }
        }

        /** What a part tells of persons is logged with it, so that no more of them than are in a part are remembered. */
        private ExecutionResult part(Document document, @Nullable Streamed streamed) {
            var result = execute(document, streamed);
            if (result.getErrors().isEmpty() && hasRead()) {
                log();
                asked.persons().clear();
                asked.numbers().clear();
            }
            return result;
        }

        private ExecutionResult execute(Document document, @Nullable Streamed streamed) {
            var context = new HashMap<Object, Object>();
            context.put(Asked.class, asked);
            context.put(Beside.class, beside);
            context.put(Document.class, document);
            if (caller != null) context.put(Caller.class, caller);
            if (streamed != null) context.put(Streamed.class, streamed);
            var input = ExecutionInput.newExecutionInput(operation.query())
                    .operationName(operation.name())
                    .variables(operation.variables())
                    .graphQLContext(context)
                    .dataLoaderRegistry(new Reading(asked, beside).loaders())
                    .build();
            var result = schema.engine().execute(input);
            overtaken |= input.getGraphQLContext().<Boolean>getOrDefault(Faults.OVERTAKEN, false);
            return result;
        }

        boolean hasRead() {
            return !asked.persons().isEmpty() || !asked.numbers().isEmpty();
        }

        void log() {
            Audit audit = beside.audit();
            if (readingLog.isOn()) audit.accessed("organisation.person.api", entities(asked.persons()), null);
            audit.accessed("organisation.person.cpr", entities(asked.numbers()), "API");
        }

        private List<String> entities(java.util.Set<java.util.UUID> persons) {
            return persons.stream().map(id -> "person:" + id).toList();
        }
    }
}
