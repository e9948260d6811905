package dk.faelled.identity.desk;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;

/**
 * A new domain, as typed.
 *
 * @param source where its persons come from
 * @param systems IT systems of the organisation to choose among
 * @param parents domains that are loaded, below which it can be
 */
public record DomainForm(
        String name,
        String source,
        String system,
        List<Option> systems,
        String parent,
        List<Option> parents,
        Errors errors) {}
