package dk.faelled.roles.report;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.roles.catalogue.RoleChoices;
import dk.faelled.roles.catalogue.UnitChoices;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.rights.Allowed;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the form of a report, and fills it. */
@Component
@Transactional(readOnly = true)
class ReportFormDesk {
    /** One report is about some units or systems, or about all; a long list is neither. */
    private static final int MOST = 200;

    private final UnitChoices units;
    private final RoleChoices choices;
    private final RoleUserTable users;
    private final Allowed allowed;

    ReportFormDesk(UnitChoices units, RoleChoices choices, RoleUserTable users, Allowed allowed) {
        this.units = units;
        this.choices = choices;
        this.users = users;
        this.allowed = allowed;
    }

    Filled usual() {
        return Filled.nothing()
                .with("parts", ReportPart.USUAL.stream().map(Enum::name).toList());
    }

    public Filled filled(ReportTemplate template) {
        var wish = template.wish();
        var manager = wish.manager();
        var called = manager == null ? List.<dk.faelled.roles.User>of() : users.read(List.of(manager));
        return Filled.nothing()
                .with("name", template.name())
                .with("version", Integer.toString(template.version()))
                .with("units", wish.units().stream().map(UUID::toString).toList())
                .with("systems", wish.systems().stream().map(String::valueOf).toList())
                .with("manager", called.isEmpty() ? "" : called.getFirst().userId())
                .with("parts", wish.parts().stream().map(Enum::name).toList());
    }

    public ReportForm form(String action, String cancel, Filled in, Errors errors) {
        return new ReportForm(
                action,
                cancel,
                units.found(in.all("units"), in.text("unitsQuery")),
                choices.systems(in.text("systemsQuery"), systems(in)),
                allowed.has(ReportConfiguration.UPDATE),
                in,
                errors);
    }

    private static List<Long> systems(Filled in) {
        return in.all("systems").stream()
                .flatMap(value -> Filled.numberOf(value).stream())
                .toList();
    }

    public ReportWish wish(Filled in) {
        var parts = in.several("parts", ReportPart.class);
        if (parts.isEmpty() || parts.equals(java.util.EnumSet.of(ReportPart.INACTIVE)))
            throw new RuleBroken("roles.report.part.none").at("parts");
        var chosen = systems(in);
        if (chosen.size() > MOST) throw new RuleBroken("roles.report.many", MOST).at("systems");
        if (in.all("units").size() > MOST) throw new RuleBroken("roles.report.many", MOST).at("units");
        if (choices.systems("", chosen).size() < chosen.size())
            throw new RuleBroken("roles.report.system.gone").at("systems");
        return new ReportWish(in.uuids("units"), chosen, manager(in), parts);
    }

    private dk.faelled.roles.@org.jspecify.annotations.Nullable UserId manager(Filled in) {
        if (in.text("manager").isEmpty()) return null;
        try {
            return users.called(in.text("manager"));
        } catch (RuleBroken unknown) {
            throw unknown.at("manager");
        }
    }
}
