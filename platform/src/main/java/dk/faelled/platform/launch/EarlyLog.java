package dk.faelled.platform.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** The same log lines while the database starts, before Spring has set up its log. */
final class EarlyLog {
    private EarlyLog() {}

    static void begin(String format) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) return;
        StructuredLogFormatter<ILoggingEvent> lines = format.equals("json") ? new JsonLines() : new TextLines();
        var layout = new LayoutBase<ILoggingEvent>() {
            @Override
            public String doLayout(ILoggingEvent event) {
                return lines.format(event);
            }
        };
        context.reset();
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
    }
}
