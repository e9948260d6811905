package dk.faelled.platform.launch;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dk.faelled.platform.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** A log line for eyes. */
public final class TextLines implements StructuredLogFormatter<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneId.of("Europe/Copenhagen"));

    private final ThrowableProxyConverter stack = new ThrowableProxyConverter();

    public TextLines() {
        stack.start();
    }

    @Override
    public String format(ILoggingEvent event) {
        var logger = event.getLoggerName();
        var context = Context.ifBound();
        var line = "%s %-5s %s%s: %s%n%s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                        event.getLevel(),
                        logger.substring(logger.lastIndexOf('.') + 1),
                        context == null ? "" : " [" + context.tenant() + " " + context.correlation() + "]",
                        event.getFormattedMessage(),
                        stack.convert(event));
        return Scrub.text(line);
    }
}
