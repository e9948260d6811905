package dk.faelled.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What cannot even be read as HTTP never reaches a filter: the container answers, bare, and with the same headers. */
@Component
class BareErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) host.setErrorReportValveClass(Bare.class.getName());
        });
    }

    /** Made by the container. */
    public static final class Bare extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            SecurityHeaders.ALWAYS.forEach(response::setHeader);
            response.setContentType("text/plain");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            try {
                var out = response.getReporter();
                if (out == null) return;
                out.write(
                        status == 400
                                ? "400 Forespørgslen kan ikke læses / the request cannot be read\n"
                                : status + "\n");
                response.finishResponse();
            } catch (IOException _) {
                // the caller has gone
            }
        }
    }
}
