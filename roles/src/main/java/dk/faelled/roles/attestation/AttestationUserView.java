package dk.faelled.roles.attestation;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user of an attestation with all roles in it.
 *
 * @param back the attestation
 * @param seen number of the decision that is there; empty for none
 * @param decided what was said of the user and by whom; null for nothing yet
 * @param closed why the reader may not decide; null where he or she may
 * @param account whether the account is wanted deleted
 */
public record AttestationUserView(
        String title,
        String back,
        String backTitle,
        UUID user,
        String accountName,
        @Nullable String position,
        List<Line> lines,
        String seen,
        @Nullable String decided,
        @Nullable String closed,
        boolean account,
        String accountRemark,
        int left,
        Errors errors) {

    /** @param choice what stands in the field @param gone what has ended is not decided about */
    public record Line(
            long row,
            String role,
            String system,
            String description,
            String through,
            String period,
            boolean sensitive,
            boolean changed,
            boolean gone,
            String choice,
            String remark) {}

    public String here() {
        return back + "/users/" + user;
    }

    public List<Option> choices() {
        return AttestationView.choices("roles.attestation.choice.");
    }
}
