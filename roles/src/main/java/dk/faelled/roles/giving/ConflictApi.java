package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.roles.assignment.ConflictAnswer;
import dk.faelled.roles.assignment.ConflictReading;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.LongList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who breaks the separation of duties (version 3). */
@RestController
@RequestMapping("/os2rollekatalog/api/v3/conflicts")
@Requires("roles.key.read")
class ConflictApi extends Answering {
    private final ConflictReading reading;
    private final LongList list;

    ConflictApi(ConflictReading reading, LongList list, Clock clock) {
        super(clock);
        this.reading = reading;
        this.list = list;
    }

    @GetMapping
    void all(HttpServletResponse response) throws IOException {
        list.<ConflictAnswer>write(response, reading::each);
    }
}
