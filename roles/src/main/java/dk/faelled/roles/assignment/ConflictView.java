package dk.faelled.roles.assignment;

import java.util.List;

/** One rule. @param most whether there may be more who break it than are shown */
public record ConflictView(
        long id,
        String name,
        String left,
        String right,
        String scope,
        String severity,
        List<Line> breaking,
        boolean most) {
    /** @param exemption until when and why he or she may; empty where he or she may not */
    public record Line(String user, String userHref, String one, String other, String exemption, String exempt) {
        public boolean isExempt() {
            return !exemption.isEmpty();
        }
    }

    public String here() {
        return ConflictPages.PATH + "/" + id;
    }
}
