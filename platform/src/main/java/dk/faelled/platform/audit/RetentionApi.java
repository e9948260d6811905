package dk.faelled.platform.audit;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For how long the log is kept, over HTTP; all of it in months. */
@RestController
@RequestMapping("/api/platform/v1/audit/retention")
@Requires(RetentionPages.KEEP)
class RetentionApi {
    private final AuditRetention retention;

    record Wish(
            @Nullable Integer changes,
            @Nullable Integer access,
            @Nullable Integer lookUps) {
        Retention checked() {
            return new Retention(there(changes, "changes"), there(access, "access"), there(lookUps, "lookUps"));
        }

        private static int there(@Nullable Integer months, String field) {
            if (months == null) throw new RuleBroken("platform.audit.retention.absent").at(field);
            return months;
        }
    }

    RetentionApi(AuditRetention retention) {
        this.retention = retention;
    }

    @GetMapping
    Retention now() {
        return retention.now();
    }

    @PutMapping
    Retention keep(@RequestBody Wish wish) {
        retention.keep(wish.checked());
        return retention.now();
    }
}
