package dk.faelled.roles.attestation;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attestation, with how far it is.
 *
 * @param users null where it is about what roles are made of
 * @param roles null where it is about users
 * @param accounts how many accounts are attested; 0 for none
 * @param next the first user or role that nobody has decided about; null where there is none for the reader
 * @param over why nothing can be decided any more; null while something can
 */
public record AttestationView(
        UUID id,
        String title,
        String kind,
        String lead,
        String cover,
        String deadline,
        String made,
        int percent,
        long ready,
        long total,
        @Nullable ListView<AttestationUserList.Row> users,
        @Nullable ListView<AttestationRoleList.Row> roles,
        List<Placed> placed,
        long accounts,
        long accountsReady,
        @Nullable String next,
        @Nullable String over,
        int wishes,
        boolean mayEvidence,
        Errors errors) {

    /** An assignment of the unit. @param audience for whom it is, in words */
    public record Placed(
            long assignment,
            String name,
            String audience,
            boolean sensitive,
            boolean gone,
            String choice,
            String remark,
            @Nullable String decider) {}

    public String here() {
        return AttestationPages.PATH + "/" + id;
    }

    public String userHref(AttestationUserList.Row row) {
        return here() + "/users/" + row.id();
    }

    public String roleHref(AttestationRoleList.Row row) {
        return here() + "/roles/" + row.id();
    }

    public boolean done() {
        return ready == total;
    }

    public boolean open() {
        return over == null;
    }

    public boolean placedLeft() {
        return placed.stream().anyMatch(one -> !one.gone() && one.decider() == null);
    }

    public List<Option> choices() {
        return choices("roles.attestation.choice.");
    }

    static List<Option> choices(String texts) {
        return java.util.Arrays.stream(AttestationDecision.Choice.values())
                .map(choice -> new Option(choice.name(), Messages.text(texts + choice)))
                .toList();
    }
}
