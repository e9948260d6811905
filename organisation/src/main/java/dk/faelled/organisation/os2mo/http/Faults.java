package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.token.Rights;
import dk.faelled.platform.RuleBroken;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/** What goes wrong in a field, in the words that clients know; never a sentence of the database. */
@Component
class Faults implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    static final String TOO_LONG = "The query took too long. Ask for less at a time, with limit and cursor.";

    static final String OVERTAKEN_TOO_OFTEN = "Others were changing the same at the same time. Send the request again.";

    /** Set in the context of a request that lost against another and may be tried again. */
    static final String OVERTAKEN = "faelled.overtaken";

    /** @param context null for errors without a key */
    record Told(
            String message,
            List<SourceLocation> places,
            List<Object> path,
            @Nullable Map<String, Object> context) implements GraphQLError {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public List<SourceLocation> getLocations() {
            return places;
        }

        @Override
        public List<Object> getPath() {
            return path;
        }

        @Override
        public ErrorClassification getErrorType() {
            return ErrorType.DataFetchingException;
        }

        @Override
        public @Nullable Map<String, Object> getExtensions() {
            return context == null ? null : Map.of("error_context", context);
        }
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        var fault = unwrapped(failed.getException());
        if (fault instanceof ConcurrencyFailureException)
            failed.getDataFetchingEnvironment().getGraphQlContext().put(OVERTAKEN, true);
        var places = List.of(failed.getSourceLocation());
        var path = failed.getPath().toList();
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(told(fault, places, path))
                .build());
    }

    private static Told told(Throwable fault, List<SourceLocation> places, List<Object> path) {
        return switch (fault) {
            case RuleBroken broken -> {
                var context = ErrorContext.of(broken);
                yield new Told("ErrorCodes." + context.get("error_key"), places, path, context);
            }
            case Rights.Refused refused ->
                new Told("No policy approved the access", places, path, ErrorContext.refused(refused.permission()));
            case Fault wrong -> new Told(wrong.sentence(), places, path, null);
            case ConcurrencyFailureException _ -> {
                LOG.info("{} was overtaken by another change", path);
                yield new Told(OVERTAKEN_TOO_OFTEN, places, path, null);
            }
            case QueryTimeoutException _ -> new Told(TOO_LONG, places, path, null);
            default -> {
                LOG.warn("An unforeseen fault in {}", path, fault);
                yield new Told("ErrorCodes.E_UNKNOWN", places, path, ErrorContext.unknown());
            }
        };
    }

    private static Throwable unwrapped(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() instanceof Throwable cause
                ? unwrapped(cause)
                : fault;
    }
}
