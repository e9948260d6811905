package dk.faelled.platform.live;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.Requires;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One stream of server-sent events a browser tab: {@code job} with the id of what changed, {@code refresh} where anything
 * may have. It ends after some minutes, and the browser comes again with the rights that it has then.
 */
@Controller
class EventsApi {
    private static final int LIFE_SECONDS = 300;
    private final Streams streams;
    private final AccessDecider access;

    EventsApi(Streams streams, AccessDecider access) {
        this.streams = streams;
        this.access = access;
    }

    /** @param seconds how long at the most; never longer than five minutes */
    @GetMapping("/api/platform/v1/me/events")
    @Requires("platform.home")
    void events(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "300") int seconds)
            throws IOException, ServletException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // else a proxy keeps what it should pass on
        response.setHeader("Connection", "close"); // the text ends with the connection
        if (request.getMethod().equals("HEAD")) return;
        var tenant = Context.current().tenant().value();
        var reader = Context.current().actor().id();
        var held = access.held();
        request.upgrade(EventConnection.class)
                .carry(
                        streams,
                        () -> streams.open(tenant, reader, held),
                        Duration.ofSeconds(Math.clamp(seconds, 0, LIFE_SECONDS)));
        response.setStatus(HttpServletResponse.SC_OK); // no other protocol: plain HTTP goes on
        response.flushBuffer();
    }
}
