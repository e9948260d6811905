package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import java.util.List;

/** What is about to be finished, or what was wished in it. @param wishes in a line each @param outcomes beside them */
public record AttestationFinishView(
        String title, String back, long total, List<Wish> wishes, boolean removes, boolean finished, Errors errors) {
    /** @param outcome what came of it; empty while the attestation goes on */
    public record Wish(String text, String outcome) {}
}
