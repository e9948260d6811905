package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Requires;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** User names with hashes of CPR numbers, for sign-in points that know no numbers (MFA-13). */
@RestController
class PseudonymApi {
    private static final Logger LOG = LoggerFactory.getLogger(PseudonymApi.class);
    private final ServerDesk desk;

    record Pseudonym(@Nullable String pseudonym, @Nullable String ssn) {}

    PseudonymApi(ServerDesk desk) {
        this.desk = desk;
    }

    /** Those that are sent are all there are from now on. */
    @PostMapping("/os2faktor/api/municipality/pseudonyms")
    @Requires(ConnectorRights.MUNICIPALITY)
    ResponseEntity<?> replace(@RequestBody List<Pseudonym> said) {
        var loaded = new LinkedHashMap<String, String>();
        for (var one : said)
            if (one.pseudonym() != null && !one.pseudonym().isBlank() && one.ssn() != null)
                loaded.put(one.pseudonym(), one.ssn());
        int unread = desk.replacePseudonyms(loaded) + said.size() - loaded.size();
        if (unread > 0) LOG.warn("{} of {} user names were left out: no name, twice, or no hash", unread, said.size());
        return ResponseEntity.ok().build();
    }
}
