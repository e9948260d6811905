package dk.faelled.roles.catalogue;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units to choose among: found by typing, since they are too many to show. */
@Component
@Transactional(readOnly = true)
public class UnitChoices {
    private static final int MOST = 30;
    private final TreeTable tree;

    UnitChoices(TreeTable tree) {
        this.tree = tree;
    }

    /** The chosen ones first; each with the unit above, since many are called the same. */
    public List<Option> found(Collection<String> chosen, String words) {
        var view = tree.view();
        var options = new LinkedHashMap<UnitId, Option>();
        for (var one : chosen)
            Filled.uuidOf(one).map(UnitId::new).map(view::unit).ifPresent(unit -> options.put(unit.id(), option(unit)));
        if (words.isBlank()) return List.copyOf(options.values());
        var sought = words.strip().toLowerCase(Locale.ROOT);
        view.units().stream()
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).contains(sought))
                .sorted(Comparator.comparing(OrgUnit::name)
                        .thenComparing(unit -> unit.id().value()))
                .limit(MOST)
                .forEach(unit -> options.putIfAbsent(unit.id(), option(unit)));
        return List.copyOf(options.values());
    }

    private Option option(OrgUnit unit) {
        var above = unit.parent() == null ? null : tree.view().unit(unit.parent());
        return new Option(unit.id().toString(), unit.name() + (above == null ? "" : " (" + above.name() + ")"));
    }
}
