package dk.faelled.platform.live;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.Requires;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
    private final Streams streams;
    private final AccessDecider access;

    EventsApi(Streams streams, AccessDecider access) {
        this.streams = streams;
        this.access = access;
    }

    /** @param seconds how long at the most; never longer than five minutes */
    @GetMapping("/api/platform/v1/me/events")
    @Requires("platform.home")
    void events(HttpServletResponse response, @RequestParam(defaultValue = "300") int seconds)
            throws IOException, InterruptedException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // else a proxy keeps what it should pass on
        var context = Context.current();
        var stream = streams.open(context.tenant().value(), context.actor().id(), access.held());
        try {
            long end = System.nanoTime()
                    + Duration.ofSeconds(Math.clamp(seconds, 0, LIFE_SECONDS)).toNanos();
            send(response, "retry: 2000\n\n");
            while (!stream.ended() && System.nanoTime() < end) {
                var hint = stream.next(KEEP_ALIVE);
                send(
                        response,
                        hint.map(found -> "event: %s\ndata: %s\n\n"
                                        .formatted(found.event(), found.id() == null ? "" : found.id()))
                                .orElse(":\n\n"));
            }
        } catch (IOException left) {
            // the tab was closed
        } finally {
            streams.close(stream);
        }
    }

    private static void send(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
