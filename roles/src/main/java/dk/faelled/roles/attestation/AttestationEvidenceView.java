package dk.faelled.roles.attestation;

import java.util.List;

/** What stands in the evidence of an attestation, as people read it. @param facts name and value */
public record AttestationEvidenceView(String language, String title, List<Fact> facts, List<Section> sections) {
    public record Fact(String name, String value) {}

    /** @param heads as many as every row has cells */
    public record Section(String title, List<String> heads, List<List<String>> rows) {}
}
