package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.LongList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a change would do before it is done (version 3). */
@RestController
@RequestMapping("/os2rollekatalog/api/v3/whatif")
class WhatIfApi extends Answering {
    private final WhatIfDesk desk;
    private final LongList list;

    WhatIfApi(WhatIfDesk desk, LongList list, Clock clock) {
        super(clock);
        this.desk = desk;
        this.list = list;
    }

    /** Everybody for whom something would change. */
    @PostMapping
    @Requires(GivingApi.ON_UNITS)
    void foretell(@RequestBody WhatIfSaid said, HttpServletResponse response) throws IOException {
        var differences = desk.differences(said);
        list.<WhatIfAnswer>write(response, taking -> desk.each(differences, taking));
    }

    @ExceptionHandler
    ResponseEntity<String> unknown(Unknown unknown) {
        return unknown.answer();
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.BAD_REQUEST;
    }
}
