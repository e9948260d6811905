package dk.faelled.platform.job;

import dk.faelled.platform.Live;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells of a job to the one who started it and to those who may see all. */
@Component
record JobNews(Live live) {
    static final String ALL = "platform.jobs.all";

    /** @param startedBy the actor, as the audit log names it: {@code person:7f1c…} */
    void changed(UUID job, String startedBy) {
        var starter = UUID.fromString(startedBy.substring(startedBy.indexOf(':') + 1));
        live.changed("job", job, new Live.To(starter, ALL));
    }
}
