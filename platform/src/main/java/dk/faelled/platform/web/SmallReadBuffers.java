package dk.faelled.platform.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What a connection holds for itself also while it is silent. What is read in larger pieces, as files are, does not pass
 * through it; what is written is cut into pieces of its size, so that buffer stays as large as it is.
 */
@Component
class SmallReadBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String BYTES = "2048";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.appReadBufSize", BYTES));
    }
}
