package dk.faelled.roles.directory;

import dk.faelled.platform.Requires;
import dk.faelled.roles.directory.DirectoryAnswer.Operations;
import dk.faelled.roles.lookup.Answering;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What synchronisers of Active Directory ask of an OS2rollekatalog every few minutes. */
@RestController
@RequestMapping("/os2rollekatalog/api")
@Requires(DirectoryApi.READ)
class DirectoryApi extends Answering {
    static final String READ = "roles.key.read";
    private final DirectoryDesk desk;
    private final DirectoryClients clients;

    DirectoryApi(DirectoryDesk desk, DirectoryClients clients, Clock clock) {
        super(clock);
        this.desk = desk;
        this.clients = clients;
    }

    @GetMapping("/ad/v2/sync")
    DirectoryAnswer.Sync sync(
            @RequestParam(required = false) @Nullable String domain,
            @RequestHeader(name = "ClientVersion", defaultValue = "") String version) {
        clients.seen(version);
        return desk.sync(domain);
    }

    @GetMapping(path = "/ad/v2/sync", params = "fullsync=true")
    void everything(
            @RequestParam(required = false) @Nullable String domain,
            @RequestHeader(name = "ClientVersion", defaultValue = "") String version,
            HttpServletResponse response)
            throws IOException {
        clients.seen(version);
        // before the first byte: afterwards nobody can be told that it is unknown
        desk.demandDomain(domain);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        desk.everything(domain, response.getOutputStream());
    }

    @DeleteMapping("/ad/v2/sync/{head}")
    void done(
            @PathVariable long head,
            @RequestParam(defaultValue = "0") long maxHead,
            @RequestParam(required = false) @Nullable String domain) {
        desk.done(head, maxHead, domain);
    }

    @GetMapping("/ad/v2/operations")
    Operations operations(
            @RequestParam(required = false) @Nullable String domain,
            @RequestHeader(name = "ClientVersion", defaultValue = "") String version) {
        clients.seen(version);
        return desk.operations(domain);
    }

    @DeleteMapping("/ad/v2/operations/{head}")
    void operated(@PathVariable long head, @RequestParam(required = false) @Nullable String domain) {
        desk.operated(head, domain);
    }

    /** Whether somebody has asked for the log of this client. */
    @GetMapping("/uploadLog")
    boolean logWanted() {
        return clients.isLogWanted();
    }
}
