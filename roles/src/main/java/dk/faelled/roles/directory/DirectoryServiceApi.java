package dk.faelled.roles.directory;

import dk.faelled.platform.Requires;
import dk.faelled.roles.lookup.Answering;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a synchroniser keeps here for itself, and tells of itself. */
@RestController
@RequestMapping("/os2rollekatalog/api/v2/ad")
@Requires(DirectorySettings.SERVICE)
class DirectoryServiceApi extends Answering {
    private final DirectorySettings settings;
    private final DirectoryDesk desk;

    DirectoryServiceApi(DirectorySettings settings, DirectoryDesk desk, Clock clock) {
        super(clock);
        this.settings = settings;
        this.desk = desk;
    }

    @PostMapping("/syncAll/{domain}")
    void again(@PathVariable String domain) {
        desk.again(domain);
    }

    @GetMapping("/getConfiguration/{domain}")
    ResponseEntity<JsonNode> configuration(@PathVariable String domain) {
        return settings.of(domain).map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent()
                .build());
    }

    @PostMapping("/writeConfiguration/{domain}")
    void configure(@PathVariable String domain, @RequestBody JsonNode said) {
        settings.write(domain, said);
    }

    @PostMapping("/error/{domain}")
    void failed(@PathVariable String domain, @RequestBody(required = false) String said) {
        settings.failed(domain, said == null ? "" : said);
    }
}
