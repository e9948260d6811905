package dk.faelled.platform.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A connection holds a buffer for reading and one for writing also while it is silent. What is read and written is cut into
 * pieces of their size: a request fits into half the usual size, a page does not.
 */
@Component
class SmallReadBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String BYTES = "4096";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.appReadBufSize", BYTES));
    }
}
