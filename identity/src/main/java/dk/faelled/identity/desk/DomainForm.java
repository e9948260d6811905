package dk.faelled.identity.desk;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;

/** A new domain, as typed. @param systems IT systems of the organisation to choose among */
public record DomainForm(String name, String system, List<Option> systems, Errors errors) {}
