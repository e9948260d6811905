package dk.faelled.roles.requests;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.assignment.TargetNames;
import dk.faelled.roles.form.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One step of asking for roles; what was said in the others goes along unseen.
 *
 * @param receivers whom it may be for
 * @param units where the one receiver works; empty where there is nothing to choose
 * @param targets what may be asked for, or what may be taken away
 * @param suggested whether these are what colleagues hold, since nobody has looked for anything yet
 * @param open what the roles leave to be said
 * @param reason whether a reason is asked for
 * @param lines what would be asked, at the last step
 */
public record AskForm(
        Step step,
        boolean adds,
        List<Option> receivers,
        List<Option> units,
        List<Option> targets,
        boolean suggested,
        List<Open> open,
        boolean reason,
        boolean reasonNeeded,
        List<Line> lines,
        Filled in,
        Errors errors) {
    private static final Set<String> KEPT =
            Set.of("action", "receivers", "unit", "targets", "reason", "startDate", "stopDate");

    public enum Step {
        WHO(Set.of("action", "receivers")),
        ROLES(Set.of("unit", "targets")),
        LIMITS(Set.of()),
        WHEN(Set.of("reason", "startDate", "stopDate")),
        CONFIRM(Set.of());

        private final Set<String> fields;

        Step(Set<String> fields) {
            this.fields = fields;
        }

        private boolean shows(String field) {
            return fields.contains(field) || this == LIMITS && field.startsWith(Open.PREFIX);
        }

        public String title() {
            return Messages.text("roles.request.step." + name());
        }
    }

    /** A limit that a role leaves to be said. */
    public record Open(UserRoleId role, SystemRoleId right, ConstraintTypeId type, String label) {
        static final String PREFIX = "limit-";

        public String name() {
            return PREFIX + role + "-" + right + "-" + type;
        }
    }

    /** @param conflicts sentences about the rules that it would break @param approvers who decides, in words */
    public record Line(String target, String receiver, String unit, List<String> conflicts, String approvers) {}

    public record Hidden(String name, String value) {}

    /** All that was said in other steps. */
    public List<Hidden> hidden() {
        var hidden = new ArrayList<Hidden>();
        in.values().forEach((name, values) -> {
            if ((KEPT.contains(name) || name.startsWith(Open.PREFIX)) && !step.shows(name))
                for (var value : values) hidden.add(new Hidden(name, value));
        });
        return hidden;
    }

    public String title() {
        return Messages.text(adds ? "roles.request.new" : "roles.request.new.removal");
    }

    public String progress() {
        return Messages.text("roles.request.step", step.ordinal() + 1, Step.values().length, step.title());
    }

    /** What was said of the time, in words. */
    public String period() {
        var said = TargetNames.period(in.dates());
        return said.isEmpty() ? Messages.text("roles.dates.always") : said;
    }

    public boolean first() {
        return step == Step.WHO;
    }

    public boolean last() {
        return step == Step.CONFIRM;
    }
}
