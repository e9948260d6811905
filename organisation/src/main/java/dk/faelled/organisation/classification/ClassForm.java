package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.platform.page.Errors;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the form of a class holds, as typed. */
public record ClassForm(
        @Nullable ClassId id,
        String facet,
        String name,
        String userKey,
        String scope,
        String from,
        long inUse,
        Errors errors) {
    static ClassForm fresh(String facet, LocalDate today) {
        return new ClassForm(null, facet, "", "", "", today.toString(), 0, Errors.NONE);
    }

    ClassForm with(Errors wrong) {
        return new ClassForm(id, facet, name, userKey, scope, from, inUse, wrong);
    }

    public boolean isNew() {
        return id == null;
    }

    public String action() {
        return "/organisation/classes/" + (id == null ? "new" : id);
    }

    public String back() {
        return "/organisation/classes?facet=" + facet;
    }
}
