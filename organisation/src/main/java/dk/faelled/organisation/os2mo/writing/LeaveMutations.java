package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Leave;
import dk.faelled.organisation.LeaveId;
import dk.faelled.organisation.Leaves;
import dk.faelled.organisation.PersonId;
import org.springframework.stereotype.Component;

/** Leaves. */
@Component
class LeaveMutations extends Mutations<LeaveId, Leave> {
    LeaveMutations(Leaves leaves) {
        super(leaves, LeaveId::new, "leave");
    }

    @Override
    Leave made(Given given, String key) {
        return new Leave(
                given.key(key),
                new PersonId(given.required("person")),
                new EngagementId(given.required("engagement")),
                given.aClass("leave_type"));
    }

    @Override
    Leave changed(Leave leave, Given given) {
        return new Leave(
                given.kept("user_key", leave.userKey()),
                given.kept("person", PersonId::new, leave.person()),
                given.kept("engagement", EngagementId::new, leave.engagement()),
                given.kept("leave_type", ClassId::new, leave.type()));
    }
}
