package dk.faelled.roles.attestation;

import java.util.List;

/** What is about to be finished, or what was wished in it. @param wishes in a line each @param outcomes beside them */
public record AttestationFinishView(
        String title, String back, long total, List<Wish> wishes, boolean removes, boolean finished) {
    /** @param outcome what came of it; empty while the attestation goes on */
    public record Wish(String text, String outcome) {}
}
