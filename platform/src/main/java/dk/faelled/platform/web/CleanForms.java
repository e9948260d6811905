package dk.faelled.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** No text with NUL or other control characters gets further than this (platform 7.1); line breaks and tabs may. */
@Component
class CleanForms implements HandlerInterceptor {
    private final PlainProblems problems;

    CleanForms(PlainProblems problems) {
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws java.io.IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) return true; // the answer to such a text
        for (var parameter : request.getParameterMap().entrySet()) {
            boolean unclean = isUnclean(parameter.getKey());
            for (var value : parameter.getValue()) unclean |= isUnclean(value);
            if (!unclean) continue;
            problems.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "CONTROL_CHARACTER");
            return false;
        }
        return true;
    }

    static boolean isUnclean(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c == 0x7f);
    }
}
