package dk.faelled.roles.attestation;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the attestation is. @param next when the next run begins, in words; null where nothing is attested */
public record AttestationOverviewView(
        ListView<AttestationOverviewList.Row> list,
        @Nullable String next,
        long open,
        long begun,
        long finished,
        boolean mayRun) {

    public @Nullable String href(AttestationOverviewList.Row row) {
        return mayRun ? AttestationPages.PATH + "/" + row.id() : null;
    }

    public List<Link> actions(AttestationOverviewList.Row row) {
        var path = AttestationPages.PATH + "/" + row.id();
        return List.of(
                new Link(Messages.text("roles.attestation.pdf"), path + "/evidence.pdf"),
                new Link(Messages.text("roles.attestation.xlsx"), path + "/evidence.xlsx"),
                new Link(Messages.text("roles.attestation.changes"), path + "/changes"));
    }

    public int percent() {
        long all = open + begun + finished;
        return all == 0 ? 100 : (int) (100 * finished / all);
    }

    public long all() {
        return open + begun + finished;
    }
}
