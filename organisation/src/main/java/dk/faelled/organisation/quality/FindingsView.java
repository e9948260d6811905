package dk.faelled.organisation.quality;

import dk.faelled.organisation.page.Side;
import dk.faelled.platform.list.ListView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The findings of a kind. @param me the reader @param snoozed whether those that are put off are shown */
public record FindingsView(
        FindingKind kind, ListView<FindingList.Row> list, boolean mayEdit, boolean snoozed, UUID me) {

    /** Where the object is seen and worked on by hand. */
    public @Nullable String href(FindingList.Row row) {
        var person = row.person();
        var unit = row.unit();
        var side = person == null ? Side.UNIT : Side.PERSON;
        var owner = person == null ? unit : person;
        return owner == null ? null : side.path(owner) + tab(row.type());
    }

    private static String tab(String type) {
        return switch (type) {
            case "engagement" -> "?tab=engagements";
            case "address" -> "?tab=addresses";
            case "association" -> "?tab=associations";
            case "it_user", "role_binding" -> "?tab=itusers";
            case "manager" -> "?tab=managers";
            case "owner" -> "?tab=owners";
            case "leave" -> "?tab=leaves";
            case "kle" -> "?tab=kle";
            default -> "";
        };
    }

    public String act(FindingList.Row row, String act) {
        return QualityPages.PATH + "/findings/" + row.id() + "/" + act;
    }

    public boolean mine(FindingList.Row row) {
        return me.equals(row.assigneeId());
    }

    public String others() {
        return QualityPages.PATH + "/" + kind.word() + (snoozed ? "" : "?snoozed=true");
    }
}
