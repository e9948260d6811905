package dk.faelled.organisation.importing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.KleNumber;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.importing.CsvRows.Period;
import dk.faelled.organisation.importing.Source.Said;
import dk.faelled.platform.Applying;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes classes of what the plan says, and ends those that it no longer has where the run is told to. */
@Component
class KleApplying {
    private static final String FACET = "kle_number";
    private final Classes classes;
    private final Facets facets;
    private final KleTable table;
    private final KleWords words;
    private final Keys keys;
    private final Clock clock;

    KleApplying(Classes classes, Facets facets, KleTable table, KleWords words, Keys keys, Clock clock) {
        this.classes = classes;
        this.facets = facets;
        this.table = table;
        this.words = words;
        this.keys = keys;
        this.clock = clock;
    }

    /** Items of one level. */
    void apply(List<KleItem> items, Applying run) {
        var known = table.byNumber(wanted(items));
        var facet = facets.keyed(FACET).orElseThrow(() -> new RuleBroken("organisation.import.facet-missing", FACET));
        var ids = new LinkedHashMap<KleItem, ClassId>();
        for (var item : items) ids.put(item, id(item, known));
        var before = classes.segments(ids.values(), null);
        var other = words.kept(items);
        var writes = new ArrayList<Write<ClassId, Classification>>();
        for (var item : items) {
            var id = java.util.Objects.requireNonNull(ids.get(item));
            var old = before.getOrDefault(id, Segments.none());
            var now = after(item, facet, parent(item, known), old);
            if (!now.equals(old)) writes.add(new Write.Put<>(id, now));
            if (old.isEmpty()) run.created(1);
            else if (now.equals(old) && !other.contains(item.number())) run.unchanged(1);
            else run.changed(1);
        }
        classes.write(writes, null);
        keys.seen(source(run, items.getFirst().kle().level()), Type.CLASS, Source.values(ids.values()), run.run());
    }

    /** The state that a file tells begins with the day of the load, except of what is new. */
    private Segments<Classification> after(
            KleItem item, FacetId facet, @Nullable ClassId parent, Segments<Classification> old) {
        if (item.derived() && !old.isEmpty()) return old; // a real title is better than a derived one
        var today = LocalDate.now(clock);
        var fresh = new Classification(item.number(), item.title(), facet, null, true, parent, null, null, null, null);
        var until = item.ended() == null && item.historic() ? endOf(old, today) : item.ended();
        var from = old.isEmpty() ? item.created() : null;
        return Source.after(
                old, List.of(new Said<>(new Period(from, until), fresh, was -> changed(was, item, parent))), today);
    }

    /** Gone without a day: since it was found gone. */
    private static LocalDate endOf(Segments<Classification> old, LocalDate today) {
        var span = old.span();
        return span == null || span.until() == null || span.until().isAfter(today) ? today : span.until();
    }

    private static Classification changed(Classification was, KleItem item, @Nullable ClassId parent) {
        return new Classification(
                item.number(),
                item.title(),
                was.facet(),
                was.scope(),
                was.published(),
                parent,
                was.owner(),
                was.example(),
                was.description(),
                was.itSystem());
    }

    private static Set<String> wanted(List<KleItem> items) {
        var wanted = new HashSet<String>();
        for (var item : items) {
            wanted.add(item.number());
            var parent = item.kle().parent();
            if (parent != null) wanted.add(parent.digits());
        }
        return wanted;
    }

    private static @Nullable ClassId parent(KleItem item, Map<String, UUID> known) {
        var parent = item.kle().parent();
        if (parent == null) return null;
        var found = known.get(parent.digits());
        if (found == null) throw new RuleBroken("organisation.import.kle.no-parent", item.number(), parent.digits());
        return new ClassId(found);
    }

    /** The class that has the number, else the one that the file names, else one made of the number. */
    private static ClassId id(KleItem item, Map<String, UUID> known) {
        var found = known.get(item.number());
        if (found != null) return new ClassId(found);
        return new ClassId(
                item.uuid().isEmpty()
                        ? NameUuid.of(Tenant.current().value(), "class:" + FACET + ":" + item.number())
                        : UUID.fromString(item.uuid()));
    }

    /** A list of one level says nothing of the others: so each level is a source of its own. */
    void endMissing(Applying run) {
        var today = LocalDate.now(clock);
        for (var level : Arrays.asList(KleNumber.Level.values()).reversed()) {
            var source = source(run, level);
            if (!keys.sawAny(source, Type.CLASS, run.run())) continue;
            var gone = keys.unseen(source, Type.CLASS, run.run(), today);
            if (gone.isEmpty()) continue;
            run.ending(gone.size(), keys.count(source, Type.CLASS));
            classes.write(ends(gone, Validity.from(today)), null);
        }
    }

    private static List<Write<ClassId, Classification>> ends(Collection<UUID> gone, Validity off) {
        var ends = new ArrayList<Write<ClassId, Classification>>();
        for (var id : gone) ends.add(new Write.End<>(new ClassId(id), off));
        return ends;
    }

    private static String source(Applying run, KleNumber.Level level) {
        return run.options().source() + ":" + level.name();
    }
}
