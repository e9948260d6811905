package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.ErrorView;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.platform.rights.NotSignedIn;
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

/** Every fault becomes an answer that says what was wrong: a page for people, problem details (RFC 9457) for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    record FieldProblem(String pointer, String code, String detail) {}

    @ExceptionHandler
    Object ruleBroken(RuleBroken broken, HttpServletRequest request) {
        var field = broken.field();
        var detail = Messages.text(broken);
        List<FieldProblem> fields = field == null
                ? List.of()
                : List.of(new FieldProblem("/" + field.replace('.', '/'), broken.key(), detail));
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "RULE_BROKEN", detail, fields, request);
    }

    @ExceptionHandler
    Object notSignedIn(NotSignedIn nobody, HttpServletRequest request, HttpServletResponse response) {
        if (!isPage(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return answer(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", request);
        }
        var query = request.getQueryString();
        var here =
                request.getMethod().equals("GET") ? request.getRequestURI() + (query == null ? "" : "?" + query) : "/";
        var address = "/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return new ModelAndView("redirect:" + address);
    }

    @ExceptionHandler
    Object forbidden(Forbidden forbidden, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "FORBIDDEN", request);
    }

    @ExceptionHandler
    Object notFound(NotFound missing, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "NOT_FOUND", request);
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        HttpMessageNotReadableException.class,
        BindException.class,
        IllegalArgumentException.class
    })
    Object unreadable(Exception wrong, HttpServletRequest request) {
        if (wrong instanceof MethodArgumentTypeMismatchException mismatch
                && java.util.UUID.class.equals(mismatch.getRequiredType()))
            return answer(HttpStatus.NOT_FOUND, "NOT_FOUND", request);
        if (wrong instanceof IllegalArgumentException && !(wrong instanceof MethodArgumentTypeMismatchException))
            return unexpected(wrong, request);
        return answer(HttpStatus.BAD_REQUEST, "UNREADABLE", request);
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
    Object collided(ConcurrencyFailureException collided, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Retry-After", "1");
        return answer(HttpStatus.CONFLICT, "CONFLICT", request);
    }

    @ExceptionHandler
    Object unexpected(Exception thrown, HttpServletRequest request) {
        if (thrown instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(status, status == HttpStatus.NOT_FOUND ? "NOT_FOUND" : "REFUSED", request);
        }
        LOG.error("unexpected, code {}", code(), thrown);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED", request);
    }

    private static Object answer(HttpStatus status, String code, HttpServletRequest request) {
        return answer(status, code, null, List.of(), request);
    }

    private static Object answer(
            HttpStatus status,
            String code,
            @Nullable String detail,
            List<FieldProblem> fields,
            HttpServletRequest request) {
        var slug = code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var title = Messages.text("platform.problem." + slug);
        var right = detail == null ? Messages.text("platform.problem." + slug + ".detail") : detail;
        if (isPage(request)) {
            var page = new ModelAndView("platform/error", "view", new ErrorView(status.value(), title, right, code()));
            page.setStatus(status);
            return page;
        }
        var problem = ProblemDetail.forStatusAndDetail(status, right);
        problem.setTitle(title);
        problem.setType(java.net.URI.create("urn:faelled:problem:" + slug));
        problem.setProperty("code", code);
        if (!fields.isEmpty()) problem.setProperty("errors", fields);
        problem.setProperty("correlation", code());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Under {@code /api} and the compatible prefixes programs call; everywhere else people do. */
    static boolean isPage(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/") && !CompatiblePrefixes.covers(path);
    }

    private static @Nullable String code() {
        var context = Context.ifBound();
        return context == null ? null : context.correlation().substring(0, 8);
    }
}
