package dk.faelled.roles.report;

import dk.faelled.platform.Requires;
import dk.faelled.roles.lookup.Answering;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The ad hoc report for systems outside. */
@RestController
class ReportApi extends Answering {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private final ReportDesk desk;

    ReportApi(ReportDesk desk, Clock clock) {
        super(clock);
        this.desk = desk;
    }

    @PostMapping("/os2rollekatalog/api/v2/report")
    @Requires("roles.key.read")
    void report(@RequestBody ReportSaid said, HttpServletResponse response) throws IOException {
        var wanted = desk.wanted(said);
        response.setContentType(XLSX);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"rapport-" + wanted.frame().day() + ".xlsx\"");
        desk.write(wanted, response.getOutputStream());
    }
}
