package dk.faelled.platform.web;

import dk.faelled.platform.page.Messages;
import dk.faelled.platform.web.Problems.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Where in the JSON it was wrong. The value itself is not repeated: it may be anything. */
final class JsonFault {
    private JsonFault() {}

    static List<FieldProblem> of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof JacksonException fault) || fault.getPath().isEmpty()) continue;
            var pointer = fault.getPath().stream()
                    .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                    .collect(Collectors.joining());
            return List.of(
                    fault instanceof UnrecognizedPropertyException
                            ? new FieldProblem(
                                    pointer, "UNKNOWN_MEMBER", Messages.text("platform.problem.unknown-member"))
                            : new FieldProblem(
                                    pointer, "UNREADABLE", Messages.text("platform.problem.unreadable.detail")));
        }
        return List.of();
    }
}
