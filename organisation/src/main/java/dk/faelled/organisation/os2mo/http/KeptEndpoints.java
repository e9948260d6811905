package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.os2mo.MoVersion;
import dk.faelled.platform.Public;
import dk.faelled.platform.Requires;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What OS2mo answers beside GraphQL and clients still ask for. */
@RestController
class KeptEndpoints {
    private static final String TEN_DIGITS = "\\d{10}";
    private static final int FIRST_ADMINISTRATIVE = 61;
    private static final int LAST_ADMINISTRATIVE = 91;

    @GetMapping("/os2mo/version")
    @Public("clients ask it before they sign in")
    Map<String, @Nullable Object> version() {
        return MoVersion.answer();
    }

    /** No register of persons is asked yet; only numbers that stand in none are answered. */
    @GetMapping("/os2mo/service/e/cpr_lookup")
    @Requires("organisation.read")
    ResponseEntity<Map<String, Object>> number(@RequestParam String q) {
        if (!q.matches(TEN_DIGITS)) {
            var wrong = ErrorContext.of(ErrorKey.CPR_NOT_VALID.broken());
            wrong.put("cpr", q);
            return ResponseEntity.badRequest().body(wrong);
        }
        int day = Integer.parseInt(q.substring(0, 2));
        boolean administrative = day >= FIRST_ADMINISTRATIVE && day <= LAST_ADMINISTRATIVE;
        return ResponseEntity.ok(administrative ? Map.of("name", "", "cpr_no", q) : Map.of());
    }

    @GetMapping("/os2mo/service/**")
    @Public("tells everybody that it is gone")
    ResponseEntity<Map<String, Object>> gone() {
        return ResponseEntity.status(HttpStatus.GONE)
                .body(Map.of(
                        "error", true, "status", 410, "description", "Gone. Use GraphQL", "url", "/os2mo/graphql"));
    }
}
