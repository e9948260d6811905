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
    private final ReportDesk desk;
    private final ReportFile file;

    ReportApi(ReportDesk desk, ReportFile file, Clock clock) {
        super(clock);
        this.desk = desk;
        this.file = file;
    }

    @PostMapping("/os2rollekatalog/api/v2/report")
    @Requires("roles.key.read")
    void report(@RequestBody ReportSaid said, HttpServletResponse response) throws IOException {
        file.send(desk.wanted(said), null, response);
    }
}
