package dk.faelled.platform.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.servlet.view.AbstractUrlBasedView;

/**
 * One template. Its parameters come by name from the model: usually {@code view}, the page's one record, and
 * {@code shell}, the frame, which is always there. Nothing is sent before the whole page is made, so a fault in a
 * template becomes an error page and never half a page.
 */
public final class JteView extends AbstractUrlBasedView {
    private final TemplateEngine engine;
    private final Shells shells;

    JteView(TemplateEngine engine, Shells shells) {
        this.engine = engine;
        this.shells = shells;
        setContentType("text/html;charset=UTF-8");
    }

    private String template() {
        return getUrl() + ".jte";
    }

    @Override
    public boolean checkResource(Locale locale) {
        return engine.hasTemplate(template());
    }

    @Override
    protected void renderMergedOutputModel(
            Map<String, Object> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
        var parameters = new HashMap<>(model);
        parameters.computeIfAbsent(
                "shell", _ -> model.get("view") instanceof Passing ? shells.passing(request) : shells.of(request));
        var page = new Utf8ByteOutput();
        engine.render(template(), parameters, page);
        response.setContentType(getContentType());
        response.addHeader("Vary", "HX-Request"); // the same address has a page and a fragment
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }
}
