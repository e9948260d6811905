package dk.faelled.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of a request among those whose path begins like the request's, where Spring would try each of the many
 * hundred there are. What it does not decide by itself (nothing fits, two fit equally well, a browser asks what it may) is
 * left to Spring, which then says what is wrong.
 */
final class IndexedHandlers extends RequestMappingHandlerMapping {
    private volatile @Nullable Node root;

    private record Candidate(RequestMappingInfo mapping, HandlerMethod handler) {}

    /** What begins with the same literal segments: that which ends here or goes on with something else than a literal. */
    private record Node(Map<String, Node> below, List<Candidate> here) {
        Node() {
            this(new HashMap<>(), new ArrayList<>());
        }

        void add(String pattern, Candidate candidate) {
            var node = this;
            for (var segment : pattern.split("/")) {
                if (segment.isEmpty()) continue;
                if (!isLiteral(segment)) break;
                node = node.below.computeIfAbsent(segment, _ -> new Node());
            }
            node.here.add(candidate);
        }

        private static boolean isLiteral(String segment) {
            return segment.chars().noneMatch(sign -> "{}*?\\%".indexOf(sign) >= 0);
        }
    }

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
        super.handlerMethodsInitialized(handlers);
        var made = new Node();
        handlers.forEach((mapping, handler) -> {
            for (var pattern : mapping.getPatternValues()) made.add(pattern, new Candidate(mapping, handler));
        });
        root = made;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        var fitting = fitting(request);
        if (fitting.isEmpty() || CorsUtils.isPreFlightRequest(request)) return super.lookupHandlerMethod(path, request);
        var comparator = getMappingComparator(request);
        fitting.sort(Comparator.comparing(Candidate::mapping, comparator));
        var best = fitting.getFirst();
        if (fitting.size() > 1
                && comparator.compare(best.mapping(), fitting.get(1).mapping()) == 0)
            return super.lookupHandlerMethod(path, request);
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, best.handler());
        handleMatch(best.mapping(), path, request);
        return best.handler();
    }

    /** Each with what of its mapping the request meets. */
    private List<Candidate> fitting(HttpServletRequest request) {
        var found = new ArrayList<Candidate>();
        var node = root;
        if (node == null) return found;
        add(node, request, found);
        for (var element : ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()) {
            if (!(element instanceof PathSegment segment)) continue;
            node = node.below().get(segment.valueToMatch());
            if (node == null) break;
            add(node, request, found);
        }
        return found;
    }

    private void add(Node node, HttpServletRequest request, List<Candidate> found) {
        for (var candidate : node.here()) {
            var met = getMatchingMapping(candidate.mapping(), request);
            if (met != null) found.add(new Candidate(met, candidate.handler()));
        }
    }
}
