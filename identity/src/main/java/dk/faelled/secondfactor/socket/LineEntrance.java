package dk.faelled.secondfactor.socket;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import dk.faelled.secondfactor.device.DeviceCaller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the Windows client asks for its line: HTTP Basic with the device's number and secret, then WebSocket (RFC 6455). */
@Controller
@Public("a device proves itself by its own secret")
class LineEntrance {
    static final String PATH = "/os2faktor/name";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 4_096;
    private final Lines lines;
    private final DeviceCaller caller;

    private record Credentials(String id, String secret) {
        static Optional<Credentials> in(@Nullable String header) {
            if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) return Optional.empty();
            try {
                var text = new String(
                        Base64.getDecoder()
                                .decode(header.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    LineEntrance(Lines lines, DeviceCaller caller) {
        this.lines = lines;
        this.caller = caller;
    }

    @GetMapping(PATH)
    void open(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, DeploymentException {
        var said = Credentials.in(request.getHeader("Authorization")).orElse(new Credentials("", ""));
        var device = caller.of(said.id(), said.secret(), request);
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) throw new NotFound("a page of the line");
        var container = (ServerContainer)
                Objects.requireNonNull(request.getServletContext().getAttribute(ServerContainer.class.getName()));
        container.upgradeHttpToWebSocket(request, response, config(device.id()), Map.of());
    }

    private ServerEndpointConfig config(String device) {
        return ServerEndpointConfig.Builder.create(Ear.class, PATH)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> kind) {
                        return kind.cast(new Ear(device, lines));
                    }
                })
                .build();
    }

    /** Of one line. */
    static final class Ear extends Endpoint {
        private final String device;
        private final Lines lines;
        private @Nullable Line line;

        Ear(String device, Lines lines) {
            this.device = device;
            this.lines = lines;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.setMaxTextMessageBufferSize(LONGEST);
            session.setMaxIdleTimeout(0);
            var opened = lines.opened(device, session);
            line = opened;
            session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String text) {
                    lines.said(opened, text);
                }
            });
        }

        @Override
        public void onClose(Session session, CloseReason why) {
            if (line != null) lines.closed(line);
        }

        @Override
        public void onError(Session session, Throwable thrown) {
            if (line != null) lines.closed(line);
        }
    }

    @Configuration(value = "lineContainer", proxyBeanMethods = false)
    static class Container {
        /** Tomcat speaks WebSocket where it is told to. */
        @Bean
        static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
            return factory ->
                    factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
        }
    }
}
