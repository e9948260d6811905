package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one user role is made of, to be attested. The parameters are those of {@link AttestationUserView}. */
public record AttestationRoleView(
        String title,
        String back,
        String backTitle,
        UUID role,
        String description,
        boolean changed,
        List<Part> parts,
        String seen,
        @Nullable String decided,
        @Nullable String closed,
        String choice,
        String remark,
        Errors errors) {

    /** @param limits in plain words */
    public record Part(String name, String identifier, String description, List<String> limits) {}

    public String here() {
        return back + "/roles/" + role;
    }

    public List<Option> choices() {
        return AttestationView.choices("roles.attestation.composed.");
    }
}
