package dk.faelled.organisation.engagement;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Touched;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Formats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves many employments to one unit on one day: all of them or, when something stands in the way, none (ORG-21). */
@Component
@Transactional
class Transfers {
    private static final String OBSTACLE = "organisation.transfer.obstacle.";

    private final TransferTable table;
    private final Engagements engagements;
    private final Units units;
    private final EditAccess access;

    Transfers(TransferTable table, Engagements engagements, Units units, EditAccess access) {
        this.table = table;
        this.engagements = engagements;
        this.units = units;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public List<Transfer> found(UnitId unit, boolean withBelow, String words, LocalDate on, int size) {
        return table.in(unit, withBelow, words, on, size);
    }

    /** What would move, and what stands in the way of each. */
    @Transactional(readOnly = true)
    public List<Transfer> outlook(Collection<EngagementId> ids, UnitId target, LocalDate day) {
        var segments = engagements.segments(ids, null);
        var there = units.segments(target, null);
        var led = table.led(ids, day);
        var touched = new HashMap<EngagementId, Touched>();
        segments.forEach((id, all) -> touched.put(
                id,
                all.overlapping(Validity.from(day)).stream()
                        .map(s -> Touched.by(s.state()))
                        .reduce(Touched.unit(target), Touched::and)));
        var allowed = access.allowed(touched);
        return table.of(ids, day).stream()
                .map(row -> {
                    var coming =
                            segments.getOrDefault(row.id(), Segments.none()).overlapping(Validity.from(day));
                    var obstacle = allowed.contains(row.id())
                            ? obstacle(coming, there, target, day)
                            : text(OBSTACLE + "foreign");
                    return row.with(obstacle, remark(coming, day, led, row));
                })
                .toList();
    }

    private static @Nullable String obstacle(
            List<Segment<Engagement>> coming, Segments<?> there, UnitId target, LocalDate day) {
        if (coming.isEmpty()) return text(OBSTACLE + "ended", day);
        if (!coming.getFirst().valid().contains(day))
            return text(OBSTACLE + "later", day, coming.getFirst().valid().first());
        if (coming.stream().allMatch(s -> s.state().unit().equals(target))) return text(OBSTACLE + "there");
        for (var segment : coming) {
            var over = segment.valid().meet(Validity.from(day)).orElseThrow();
            if (!there.covers(over))
                return text(OBSTACLE + "target", Formats.current().period(over.from(), over.until()));
        }
        return null;
    }

    private static @Nullable String remark(
            List<Segment<Engagement>> coming, LocalDate day, Set<EngagementId> led, Transfer row) {
        var planned = coming.stream()
                .filter(s -> s.valid().first().isAfter(day))
                .filter(s -> !s.state().unit().equals(row.unit()))
                .findFirst();
        if (planned.isPresent())
            return text(
                    "organisation.transfer.remark.planned",
                    planned.get().valid().first());
        return led.contains(row.id()) ? text("organisation.transfer.remark.leads", row.unitName()) : null;
    }

    /** Moves them; ends stay as they are. */
    public int move(Collection<EngagementId> ids, UnitId target, LocalDate day, @Nullable String note) {
        var stopped = outlook(ids, target, day).stream()
                .filter(t -> t.obstacle() != null)
                .toList();
        if (!stopped.isEmpty())
            throw new RuleBroken(
                    "organisation.transfer.stopped",
                    stopped.size(),
                    stopped.getFirst().name(),
                    stopped.getFirst().number(),
                    String.valueOf(stopped.getFirst().obstacle()));
        var writes = new ArrayList<Write<EngagementId, Engagement>>();
        Map<EngagementId, Segments<Engagement>> all = engagements.segments(ids, null);
        all.forEach((id, segments) -> segments.overlapping(Validity.from(day)).stream()
                .flatMap(s -> s.valid().meet(Validity.from(day)).stream())
                .forEach(over -> writes.add(new Write.Patch<>(id, over, e -> e.in(target)))));
        return engagements.write(writes, note).size();
    }
}
