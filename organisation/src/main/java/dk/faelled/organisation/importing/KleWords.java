package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the keywords and successors of some numbers as the file has them. */
@Component
class KleWords {
    private final KleTable table;

    KleWords(KleTable table) {
        this.table = table;
    }

    /** @return the numbers of which something was said otherwise than before */
    Set<String> kept(List<KleItem> items) {
        var changed = new HashSet<>(keywords(items, KleItem.PLAN));
        changed.addAll(keywords(items, KleItem.KEYWORD_SET));
        changed.addAll(successors(items));
        return changed;
    }

    private Set<String> keywords(List<KleItem> items, String origin) {
        var said = new LinkedHashMap<String, List<KleKeyword>>();
        for (var item : items)
            if (item.keywords() != null && item.origin().equals(origin)) said.put(item.number(), item.keywords());
        if (said.isEmpty()) return Set.of();
        var before = table.keywords(said.keySet(), origin);
        said.entrySet().removeIf(e -> before.getOrDefault(e.getKey(), Set.of()).equals(Set.copyOf(e.getValue())));
        if (!said.isEmpty()) table.keep(said, origin);
        return said.keySet();
    }

    private Set<String> successors(List<KleItem> items) {
        var said = new LinkedHashMap<String, Set<String>>();
        for (var item : items)
            if (item.replacedBy() != null)
                said.put(
                        item.number(),
                        Set.copyOf(item.replacedBy().stream()
                                .filter(KleNumber::isOne)
                                .toList()));
        if (said.isEmpty()) return Set.of();
        var before = table.successors(said.keySet());
        said.entrySet().removeIf(e -> before.getOrDefault(e.getKey(), Set.of()).equals(e.getValue()));
        if (!said.isEmpty()) table.keep(said);
        return said.keySet();
    }
}
