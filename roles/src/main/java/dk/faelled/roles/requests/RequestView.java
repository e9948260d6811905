package dk.faelled.roles.requests;

import dk.faelled.platform.page.Errors;
import java.util.List;
import java.util.UUID;

/**
 * One request.
 *
 * @param limits what the role leaves to be said, as it was said
 * @param conflicts what it would break as things are today, in sentences
 * @param approvers names of those who may decide
 * @param mayDecide whether the reader may
 * @param typed the comment of a decision that was refused
 */
public record RequestView(
        UUID id,
        UUID receiverId,
        String target,
        String receiver,
        String requester,
        boolean adds,
        String unit,
        String period,
        String reason,
        String status,
        boolean open,
        boolean unmanned,
        String asked,
        String approved,
        String ended,
        String comment,
        List<String> limits,
        List<String> conflicts,
        List<String> approvers,
        String peers,
        boolean mayDecide,
        boolean mayCancel,
        String typed,
        Errors errors) {
    public String here() {
        return MyRequestsPages.PATH + "/" + id;
    }
}
