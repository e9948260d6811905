package dk.faelled.platform.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.page.Language;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;

/** Serves templates and assets under the real content security policy, without the rest of the program. */
public final class PageServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final HttpServer server;
    private final Map<String, Function<Locale, String>> pages = new ConcurrentHashMap<>();

    public PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param parameters of the template, for the language of the reader */
    public PageServer page(String path, String template, Function<Locale, Map<String, Object>> parameters) {
        pages.put(path, locale -> {
            LocaleContextHolder.setLocale(locale);
            try {
                var page = new StringOutput();
                TEMPLATES.render(template + ".jte", parameters.apply(locale), page);
                return page.toString();
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        });
        return this;
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var page = pages.get(path);
            byte[] body;
            int status = 200;
            if (page != null) {
                var cookie = exchange.getRequestHeaders().getFirst("Cookie");
                var locale = cookie != null && cookie.contains("lang=en") ? Language.ENGLISH : Language.DANISH;
                exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
                exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
                body = made(page, locale);
            } else
                try (var asset = PageServer.class.getResourceAsStream("/static" + path)) {
                    status = asset == null ? 404 : 200;
                    body = asset == null ? new byte[0] : asset.readAllBytes();
                    exchange.getResponseHeaders().add("Content-Type", type(path));
                }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] made(Function<Locale, String> page, Locale locale) {
        try {
            return page.apply(locale).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException broken) {
            return ("?? " + broken).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "css" -> "text/css";
            case "js" -> "text/javascript";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> "application/octet-stream";
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
