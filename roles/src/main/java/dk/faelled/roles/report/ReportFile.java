package dk.faelled.roles.report;

import dk.faelled.platform.Tenant;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a report as a spreadsheet. */
@Component
class ReportFile {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private final ReportDesk desk;

    ReportFile(ReportDesk desk) {
        this.desk = desk;
    }

    /** @param template that it was made by; null for none */
    void send(ReportDesk.Wanted wanted, @Nullable UUID template, HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"rapport-" + wanted.frame().day() + ".xlsx\"");
        desk.write(
                wanted,
                response.getOutputStream(),
                template == null ? "tenant:" + Tenant.current() : "report-template:" + template);
    }
}
