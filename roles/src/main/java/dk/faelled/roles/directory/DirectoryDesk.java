package dk.faelled.roles.directory;

import dk.faelled.platform.page.Formats;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.directory.DirectoryAnswer.Operations;
import dk.faelled.roles.directory.DirectoryAnswer.Sync;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.rights.Allowed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells synchronisers what has changed, for as long as they have not said that it is done. */
@Component
@Transactional
public class DirectoryDesk {
    private static final int GROUPS = 100;
    private static final int OPERATIONS = 1_000;
    private final DirectoryTable table;
    private final Asked asked;
    private final JsonMapper json;
    private final Allowed allowed;
    private final Clock clock;

    DirectoryDesk(DirectoryTable table, Asked asked, JsonMapper json, Allowed allowed, Clock clock) {
        this.table = table;
        this.allowed = allowed;
        this.asked = asked;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public void demandDomain(@Nullable String name) {
        asked.domain(name);
    }

    /** The groups marked longest, each whole; all of its system where weights decide. */
    Sync sync(@Nullable String domainName) {
        long domain = asked.domain(domainName);
        table.number();
        var marked = table.oldest(domain, GROUPS);
        // what is older than the youngest of these is theirs: nothing that was not sent is said to be done
        long head = marked.stream()
                .max(Comparator.comparingLong(DirectoryTable.Marked::first))
                .map(DirectoryTable.Marked::first)
                .orElse(0L);
        long newest = table.newest();
        var roles = table.withSiblings(
                marked.stream().map(DirectoryTable.Marked::systemRole).toList());
        return new Sync(head, newest, table.groups(roles, domain, today()));
    }

    /** Written as it is read: in a large authority it is hundreds of thousands of names. Nothing counts as told by it. */
    @Transactional(readOnly = true)
    public void everything(@Nullable String domainName, OutputStream out) throws IOException {
        long domain = asked.domain(domainName);
        out.write("{\"head\":0,\"maxHead\":0,\"assignments\":[".getBytes(StandardCharsets.UTF_8));
        var first = new boolean[] {true};
        table.allGroups(domain, today(), group -> {
            if (!first[0]) out.write(',');
            first[0] = false;
            out.write(json.writeValueAsBytes(group));
        });
        out.write("]}".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void done(long head, long maxHead, @Nullable String domain) {
        table.done(asked.domain(domain), head, maxHead);
    }

    Operations operations(@Nullable String domainName) {
        long domain = asked.domain(domainName);
        table.number();
        var all = table.operations(domain, OPERATIONS);
        return new Operations(
                all.isEmpty() ? 0 : all.getLast().number(),
                all.stream().map(DirectoryTable.Numbered::operation).toList());
    }

    void operated(long head, @Nullable String domain) {
        table.operated(asked.domain(domain), head);
    }

    @Transactional(readOnly = true)
    DirectoryTable.Waiting waiting() {
        return table.waiting();
    }

    /** All groups of the domain are told again, one hundred at a time. */
    void again(String domain) {
        allowed.demand(DirectorySettings.SERVICE);
        table.mark(asked.domain(domain), 0);
    }

    /** All groups of the system are told again; none where no directory follows it. */
    public void again(ItSystem system) {
        allowed.demand("roles.itsystem.update", system.id());
        var domain = system.domain();
        table.mark(domain == null ? asked.domain(null) : domain, system.id().value());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
    }
}
