package dk.faelled.roles.report;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.rights.Allowed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of a template shows. */
@Component
@Transactional(readOnly = true)
class ReportTemplateDesk {
    private final ReportTemplates templates;
    private final ReportDesk desk;
    private final Allowed allowed;

    ReportTemplateDesk(ReportTemplates templates, ReportDesk desk, Allowed allowed) {
        this.templates = templates;
        this.desk = desk;
        this.allowed = allowed;
    }

    boolean mayUpdate() {
        return allowed.has(ReportConfiguration.UPDATE);
    }

    /** @param day null for today */
    public ReportDesk.Wanted wanted(ReportTemplate template, @Nullable LocalDate day) {
        return desk.wanted(template.wish(), day == null ? desk.today() : day, template.name());
    }

    public ReportTemplateView view(UUID id, String typed, Errors errors) {
        var template = templates.get(id);
        var wish = template.wish();
        var formats = Formats.current();
        return new ReportTemplateView(
                id,
                template.name(),
                wish.units().isEmpty() ? Messages.text("roles.report.all") : desk.names(wish.units()),
                wish.systems().isEmpty() ? Messages.text("roles.report.all") : String.join(", ", desk.systems(wish)),
                wish.manager() == null ? Messages.text("roles.report.all") : desk.manager(wish),
                Arrays.stream(ReportPart.values())
                        .filter(wish::has)
                        .map(part -> Messages.text("roles.report.part." + part))
                        .collect(Collectors.joining(", ")),
                Messages.text("roles.request.mark", template.changedBy(), formats.moment(template.changedAt())),
                desk.today().toString(),
                template.readers().stream()
                        .map(reader -> new ReportTemplateView.Line(
                                reader.actor(), reader.name(), reader.handedBy(), formats.moment(reader.handedAt())))
                        .toList(),
                mayUpdate(),
                typed,
                errors);
    }
}
