package dk.faelled.identity.terms;

import dk.faelled.platform.page.Errors;
import java.util.List;

/** A draft in both languages before it is published. @param path of the page where it is written */
public record TermsPublishView(String path, String title, List<String> danish, List<String> english, Errors errors) {}
