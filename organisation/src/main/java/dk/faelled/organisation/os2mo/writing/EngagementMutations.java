package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Engagements. */
@Component
class EngagementMutations extends Mutations<EngagementId, Engagement> {
    private static final int EXTENSIONS = 10;

    EngagementMutations(Engagements engagements) {
        super(engagements, EngagementId::new, "engagement");
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        super.accept(wiring);
        makesSeveral(wiring, "engagements_create");
        changesSeveral(wiring, "engagements_update");
    }

    @Override
    Engagement made(Given given, String key) {
        return new Engagement(
                given.key(key),
                given.demandedPerson(),
                new UnitId(given.required("org_unit")),
                given.aClass("engagement_type"),
                given.aClass("job_function"),
                given.classOrNone("primary"),
                given.number("fraction"),
                extensions(given, List.of()));
    }

    @Override
    Engagement changed(Engagement job, Given given) {
        var fraction = given.number("fraction");
        return new Engagement(
                given.kept("user_key", job.userKey()),
                Objects.<PersonId>requireNonNullElse(given.person(), job.person()),
                given.kept("org_unit", UnitId::new, job.unit()),
                given.kept("engagement_type", ClassId::new, job.type()),
                given.kept("job_function", ClassId::new, job.jobFunction()),
                given.keptOrNone("primary", ClassId::new, job.primary()),
                fraction == null ? job.fraction() : fraction,
                extensions(given, job.extensions()));
    }

    /** Blanks at the end are none, so that one job has one way to be written. */
    private static List<String> extensions(Given given, List<String> before) {
        var all = new ArrayList<String>();
        for (int i = 0; i < EXTENSIONS; i++)
            all.add(given.kept("extension_" + (i + 1), i < before.size() ? before.get(i) : ""));
        while (!all.isEmpty() && all.getLast().isEmpty()) all.removeLast();
        return all;
    }
}
