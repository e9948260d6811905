package dk.faelled.platform.schedule;

import dk.faelled.platform.Schedule;
import dk.faelled.platform.TenantId;
import java.util.UUID;

/** What the scheduler keeps of a schedule: whose it is, which, and by which clock its next time was found. */
record Due(UUID tenant, String name, String cron) {
    static Due of(TenantId tenant, Schedule schedule) {
        return new Due(tenant.value(), schedule.name(), schedule.cron().toString());
    }

    String instance() {
        return instances(tenant) + name;
    }

    /** How the tickets of an authority begin. */
    static String instances(UUID tenant) {
        return tenant + "/";
    }
}
