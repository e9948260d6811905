package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Shell;
import java.util.List;

/** What the reader has to attest. */
public record AttestationsView(List<Line> lines, boolean some) {
    public record Line(
            String href, String name, String kind, String cover, String deadline, String state, Shell.Kind shade) {}
}
