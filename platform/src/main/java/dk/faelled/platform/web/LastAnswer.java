package dk.faelled.platform.web;

import dk.faelled.platform.Public;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.RequestMapping;

/** What could not be answered otherwise: refusals of filters, and exceptions outside the controllers. */
@Controller
class LastAnswer implements ErrorController {
    /** A request attribute: why a filter refused. */
    static final String CODE = "faelled.problem";

    @RequestMapping("/error")
    @Public("reached when something else has failed; asked for directly, it does not exist")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var failed = path instanceof String known ? known : request.getRequestURI();
        var status = status(request);
        if (isAway(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            response.setHeader("Retry-After", "2");
            status = HttpStatus.SERVICE_UNAVAILABLE;
        }
        var code = request.getAttribute(CODE) instanceof String told ? told : Problems.code(status);
        return Problems.answer(status, code, Problems.isPage(failed), request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number))
            return HttpStatus.NOT_FOUND;
        var status = HttpStatus.resolve(number);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /** The database does not answer: that passes. */
    static boolean isAway(@Nullable Object thrown) {
        for (var cause = thrown instanceof Throwable first ? first : null; cause != null; cause = cause.getCause())
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException) return true;
        return false;
    }
}
