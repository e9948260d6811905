package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.health.RequestTimes;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.os2mo.schema.Version;
import dk.faelled.organisation.os2mo.token.Caller;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Bearer;
import dk.faelled.platform.Context;
import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OS2mo's GraphQL, by version. */
@RestController
@CrossOrigin(
        origins = "*",
        allowedHeaders = {"Authorization", "X-Request-ID", "Content-Type"},
        exposedHeaders = "X-Request-ID",
        methods = {
            RequestMethod.GET,
            RequestMethod.HEAD,
            RequestMethod.POST,
            RequestMethod.PUT,
            RequestMethod.PATCH,
            RequestMethod.DELETE,
            RequestMethod.OPTIONS
        })
@Public("an answer of GraphQL says itself that nobody is signed in; each field demands its own permission")
class GraphqlEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(GraphqlEndpoint.class);
    private static final String REQUEST_ID = "X-Request-ID";
    private final Execution execution;
    private final Schemas schemas;
    private final JsonMapper json;
    private final RequestTimes times;

    GraphqlEndpoint(Execution execution, Schemas schemas, JsonMapper json, RequestTimes times) {
        this.execution = execution;
        this.schemas = schemas;
        this.json = json;
        this.times = times;
    }

    @GetMapping("/os2mo/graphql")
    ResponseEntity<Void> newest() {
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create("/os2mo/graphql/" + Version.NEWEST))
                .build();
    }

    /** Read by code generators, which sign in nowhere. */
    @GetMapping("/os2mo/graphql/{version}/schema.graphql")
    ResponseEntity<?> schema(@PathVariable String version) {
        var known = Version.of(version);
        if (known.isEmpty()) return notFound();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(schemas.of(known.get()).sdl());
    }

    @PostMapping("/os2mo/graphql/{version}")
    ResponseEntity<?> ask(
            @PathVariable String version,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // one method for both kinds of bodies, else nobody could tell which of two a preflight request is about
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return answered(version, parts == null ? read(body) : read(parts), request, response);
    }

    private ResponseEntity<?> answered(
            String version, Optional<Operation> operation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var id = request.getHeader(REQUEST_ID);
        if (id != null) response.setHeader(REQUEST_ID, id.replaceAll("[^\\x20-\\x7e]", ""));
        var known = Version.of(version);
        if (known.isEmpty()) return notFound();
        if (operation.isEmpty())
            return ResponseEntity.badRequest()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("Unable to parse request body as JSON");
        var started = System.nanoTime();
        var answer = answer(known.get(), operation.get(), request);
        var nanos = System.nanoTime() - started;
        boolean failed = answer.failed();
        times.answered(nanos, failed);
        LOG.debug(
                "GraphQL {} {} request {} errors {} in {} ms",
                known.get(),
                operation.get().name(),
                id,
                failed,
                nanos / 1_000_000);
        var body =
                switch (answer) {
                    case Reply.Whole whole -> json.writeValueAsBytes(whole.answer());
                    case Reply.Written written ->
                        new InputStreamResource(written.spool().read());
                };
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private Reply answer(Version version, Operation operation, HttpServletRequest request) {
        var context = Context.ifBound();
        if (context == null || context.actor().kind() == Actor.Kind.ANONYMOUS) {
            var refused = request.getAttribute(Bearer.REFUSED) instanceof String why ? ": " + why : "";
            return new Reply.Whole(Answers.error("User is not authenticated" + refused));
        }
        return execution.answer(version, operation, caller(request));
    }

    private static @Nullable Caller caller(HttpServletRequest request) {
        if (!(request.getAttribute(Bearer.ATTRIBUTE) instanceof Bearer bearer)) return null;
        return new Caller(bearer.userName(), bearer.email(), bearer.roles());
    }

    private Optional<Operation> read(byte @Nullable [] body) {
        if (body == null) return Optional.empty();
        try {
            var sent = json.readTree(body);
            var query = sent.path("query");
            if (!query.isString()) return Optional.empty();
            return Optional.of(new Operation(query.asString(), variables(sent.path("variables")), name(sent)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** With files: the multipart request specification of GraphQL. */
    private Optional<Operation> read(MultipartHttpServletRequest request) {
        var operations = request.getParameter("operations");
        if (operations == null) return Optional.empty();
        var operation = read(operations.getBytes(StandardCharsets.UTF_8));
        return operation.flatMap(
                known -> Upload.placed(known, places(request.getParameter("map")), request.getFileMap()));
    }

    /** Which variables each part takes the place of. */
    private Map<String, List<String>> places(@Nullable String map) {
        var places = new HashMap<String, List<String>>();
        try {
            if (map == null) return places;
            json.readTree(map)
                    .properties()
                    .forEach(entry -> places.put(
                            entry.getKey(),
                            entry.getValue()
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()));
        } catch (JacksonException unreadable) {
            // as if no part had a place; the variable is then seen to lack
        }
        return places;
    }

    private static @Nullable String name(JsonNode sent) {
        var name = sent.path("operationName");
        return name.isString() && !name.asString().isBlank() ? name.asString() : null;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> variables(JsonNode variables) {
        return variables.isObject() ? json.convertValue(variables, Map.class) : Map.of();
    }

    private static ResponseEntity<?> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("detail", "Not Found"));
    }
}
