package dk.faelled.platform.launch;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dk.faelled.platform.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** A log line for machines: one JSON object. */
public final class JsonLines implements StructuredLogFormatter<ILoggingEvent> {
    private static final String OURS = "dk.faelled.";
    private final ThrowableProxyConverter stack = new ThrowableProxyConverter();
    private final String node = node();

    private final JsonWriter<ILoggingEvent> json = JsonWriter.<ILoggingEvent>of(line -> {
                line.add("ts", event -> Instant.ofEpochMilli(event.getTimeStamp())
                        .toString());
                line.add("level", event -> event.getLevel().toString());
                line.add("logger", ILoggingEvent::getLoggerName);
                line.add("msg", ILoggingEvent::getFormattedMessage);
                line.add(
                                "tenant",
                                _ -> Context.ifBound() instanceof Context bound
                                        ? bound.tenant().toString()
                                        : null)
                        .whenNotNull();
                line.add(
                                "actor",
                                _ -> Context.ifBound() instanceof Context bound
                                        ? bound.actor().reference()
                                        : null)
                        .whenNotNull();
                line.add("correlation", _ -> Context.ifBound() instanceof Context bound ? bound.correlation() : null)
                        .whenNotNull();
                line.add("trace", event -> event.getMDCPropertyMap().get("traceId"))
                        .whenNotNull();
                line.add("node", _ -> this.node);
                line.add("module", event -> module(event.getLoggerName())).whenHasLength();
                line.add("error", this::error).whenHasLength();
            })
            .withNewLineAtEnd();

    public JsonLines() {
        stack.start();
    }

    @Override
    public String format(ILoggingEvent event) {
        return Scrub.text(json.writeToString(event));
    }

    private String error(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : stack.convert(event);
    }

    private static String module(String logger) {
        if (!logger.startsWith(OURS)) return "";
        var rest = logger.substring(OURS.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "app";
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
