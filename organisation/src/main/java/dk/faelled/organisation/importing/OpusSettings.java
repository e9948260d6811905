package dk.faelled.organisation.importing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the payroll files hold that is left out.
 *
 * @param skipUnits numbers of units that are left out with all below them; {@code CVR:number} for one authority only
 */
@ConfigurationProperties("faelled.organisation.opus")
record OpusSettings(@DefaultValue List<String> skipUnits) {

    Set<String> skippedBy(String cvr) {
        return skipUnits.stream()
                .filter(unit -> !unit.contains(":") || unit.startsWith(cvr + ":"))
                .map(unit -> unit.substring(unit.indexOf(':') + 1).strip())
                .collect(Collectors.toSet());
    }
}
