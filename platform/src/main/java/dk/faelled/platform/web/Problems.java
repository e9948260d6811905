package dk.faelled.platform.web;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.module.ModuleOff;
import dk.faelled.platform.page.ErrorView;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.platform.rights.NotSignedIn;
import dk.faelled.platform.rights.StepUpNeeded;
import dk.faelled.platform.signin.Busy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every fault becomes an answer that says what was wrong: a page for people, problem details (RFC 9457) for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** To somebody who has gone there is nothing to say. */
    private static final ModelAndView NOTHING = new ModelAndView();

    record FieldProblem(String pointer, String code, String detail) {}

    @ExceptionHandler
    Object ruleBroken(RuleBroken broken, HttpServletRequest request) {
        var field = broken.field();
        var detail = Messages.text(broken);
        List<FieldProblem> fields = field == null
                ? List.of()
                : List.of(new FieldProblem("/" + field.replace('.', '/'), broken.key(), detail));
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "RULE_BROKEN", detail, fields, isPage(request), request);
    }

    @ExceptionHandler
    Object notSignedIn(NotSignedIn nobody, HttpServletRequest request, HttpServletResponse response) {
        if (!isPage(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return answer(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", request);
        }
        return elsewhere("/sign-in", request, response);
    }

    @ExceptionHandler
    Object stepUpNeeded(StepUpNeeded needed, HttpServletRequest request, HttpServletResponse response) {
        return isPage(request)
                ? elsewhere(needed.path(), request, response)
                : answer(HttpStatus.FORBIDDEN, "STEP_UP", request);
    }

    /** Another page first, and then this one. */
    private static Object elsewhere(String path, HttpServletRequest request, HttpServletResponse response) {
        var address = path + "?next=" + URLEncoder.encode(here(request), StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return new ModelAndView("redirect:" + address);
    }

    /** What was posted is typed again: on the page that sent it, where htmx tells which, else from home. */
    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        if (request.getMethod().equals("GET")) return request.getRequestURI() + (query == null ? "" : "?" + query);
        var page = request.getHeader("HX-Current-URL");
        return page == null ? "/" : page.replaceFirst("^https?://[^/]*", "");
    }

    @ExceptionHandler
    Object forbidden(Forbidden forbidden, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "FORBIDDEN", request);
    }

    @ExceptionHandler
    Object notFound(NotFound missing, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "NOT_FOUND", request);
    }

    @ExceptionHandler
    Object moduleOff(ModuleOff off, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "MODULE_OFF", request);
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class,
        BindException.class,
        IllegalArgumentException.class
    })
    Object unreadable(Exception wrong, HttpServletRequest request, HttpServletResponse response) {
        if (wrong instanceof MethodArgumentTypeMismatchException mismatch
                && java.util.UUID.class.equals(mismatch.getRequiredType()))
            return answer(HttpStatus.NOT_FOUND, "NOT_FOUND", request);
        if (wrong instanceof IllegalArgumentException && !(wrong instanceof MethodArgumentTypeMismatchException))
            return unexpected(wrong, request, response);
        for (Throwable cause = wrong; cause != null; cause = cause.getCause())
            if (cause instanceof BodyLimit.TooLarge) return answer(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", request);
        return answer(HttpStatus.BAD_REQUEST, "UNREADABLE", null, JsonFault.of(wrong), isPage(request), request);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class
    })
    Object away(Exception away, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("the database did not answer: {}", away.getMessage());
        response.setHeader("Retry-After", "2");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "TRY_AGAIN", request);
    }

    @ExceptionHandler
    Object busy(Busy busy, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("{}", busy.getMessage());
        response.setHeader("Retry-After", "2");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "TRY_AGAIN", request);
    }

    @ExceptionHandler
    Object collided(ConcurrencyFailureException collided, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Retry-After", "1");
        return answer(HttpStatus.CONFLICT, "CONFLICT", request);
    }

    @ExceptionHandler
    Object unexpected(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (thrown instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            // Allow with 405, Accept with 415
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return answer(status, code(status), request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) return NOTHING;
        LOG.error("unexpected, code {}", Correlation.code(request), thrown);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED", request);
    }

    static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "UNREADABLE";
            case UNAUTHORIZED -> "NOT_SIGNED_IN";
            case FORBIDDEN -> "FORBIDDEN";
            case NOT_FOUND -> "NOT_FOUND";
            case METHOD_NOT_ALLOWED -> "METHOD_NOT_ALLOWED";
            case UNSUPPORTED_MEDIA_TYPE -> "UNSUPPORTED_MEDIA_TYPE";
            case CONTENT_TOO_LARGE -> "TOO_LARGE";
            case SERVICE_UNAVAILABLE -> "TRY_AGAIN";
            default -> status.is5xxServerError() ? "UNEXPECTED" : "REFUSED";
        };
    }

    private static Object answer(HttpStatus status, String code, HttpServletRequest request) {
        return answer(status, code, isPage(request), request);
    }

    static Object answer(HttpStatus status, String code, boolean page, HttpServletRequest request) {
        return answer(status, code, null, List.of(), page, request);
    }

    private static Object answer(
            HttpStatus status,
            String code,
            @Nullable String detail,
            List<FieldProblem> fields,
            boolean forPeople,
            HttpServletRequest request) {
        var slug = PlainProblems.slug(code);
        var title = Messages.text("platform.problem." + slug);
        var right = detail == null ? Messages.text("platform.problem." + slug + ".detail") : detail;
        if (forPeople) {
            var page = new ModelAndView(
                    "platform/error", "view", new ErrorView(status.value(), title, right, Correlation.code(request)));
            page.setStatus(status);
            return page;
        }
        var problem = ProblemDetail.forStatusAndDetail(status, right);
        problem.setTitle(title);
        problem.setType(java.net.URI.create("urn:faelled:problem:" + slug));
        problem.setProperty("code", code);
        if (!fields.isEmpty()) problem.setProperty("errors", fields);
        problem.setProperty("correlation", Correlation.of(request));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static boolean isPage(HttpServletRequest request) {
        return isPage(request.getRequestURI());
    }

    /** Under {@code /api} and the compatible prefixes programs call; everywhere else people do. */
    static boolean isPage(String path) {
        return !path.startsWith("/api/") && !CompatiblePrefixes.covers(path);
    }
}
