package dk.faelled.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** What a redirect has to say is for the whole page; a fragment that asks for the same address meanwhile leaves it there. */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class PageFlashes extends SessionFlashMapManager {
    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        boolean fragment = request.getMethod().equals("GET")
                && request.getHeader("HX-Request") != null
                && request.getHeader("HX-History-Restore-Request") == null;
        return fragment ? null : super.retrieveFlashMaps(request);
    }
}
