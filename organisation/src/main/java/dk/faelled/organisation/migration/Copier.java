package dk.faelled.organisation.migration;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.bitemporal.Copied;
import dk.faelled.organisation.bitemporal.Copied.Told;
import dk.faelled.organisation.bitemporal.StoredRegister;
import dk.faelled.organisation.migration.Fetching.Change;
import dk.faelled.organisation.migration.Fetching.Page;
import dk.faelled.organisation.migration.Fetching.Some;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.platform.JobRun;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes and compares page by page. What cannot be kept is told object by object, and shows in the sums. */
@Component
class Copier {
    private final AllRegisters registers;

    Copier(AllRegisters registers) {
        this.registers = registers;
    }

    /** @param before how many pages of the type were written before */
    void read(Transcript<?, ?> transcript, Page page, int before, boolean history, JobRun run) {
        copy(transcript, page.objects(), List.of(), history, run);
        // seldom, since each time reads a part of the table
        if (Integer.bitCount(before + 1) == 1) register(transcript).measured(Integer.MAX_VALUE);
    }

    /** @return how many objects changed */
    long changes(Page page, boolean history, JobRun run) {
        long objects = 0;
        for (var some : page.some()) {
            changed(some, history, run);
            objects += some.objects().size() + some.gone().size();
        }
        return objects;
    }

    private <I extends Id, A extends Record> void changed(Some<I, A> some, boolean history, JobRun run) {
        copy(some.transcript(), some.objects(), some.gone(), history, run);
    }

    /** Keeps what was said of objects that are no longer there. @return how many */
    long gone(Page page, JobRun run) {
        long objects = 0;
        for (var some : page.some()) objects += buried(some, run);
        return objects;
    }

    private <I extends Id, A extends Record> long buried(Some<I, A> some, JobRun run) {
        var copied = new ArrayList<Copied<I, A>>();
        for (var object : some.objects()) {
            var one = copied(some.transcript(), object, true, run);
            if (one == null) continue;
            var told = new ArrayList<>(one.told());
            var last = told.getLast();
            // whatever its last registration says, no list of the source has it
            if (!last.segments().isEmpty())
                told.set(
                        told.size() - 1,
                        new Told<>(last.at(), last.actor(), last.actorName(), last.note(), Segments.none()));
            copied.add(new Copied<>(one.id(), told, one.times()));
        }
        register(some.transcript()).copy(copied, Messages.text("organisation.migration.note"));
        return copied.size();
    }

    private <I extends Id, A extends Record> void copy(
            Transcript<I, A> transcript, List<JsonNode> objects, List<Change> gone, boolean history, JobRun run) {
        var copied = new ArrayList<Copied<I, A>>();
        for (var object : objects) {
            var one = copied(transcript, object, history, run);
            if (one != null) copied.add(one);
        }
        var register = register(transcript);
        var here = register.segments(
                gone.stream().map(change -> transcript.id(change.id())).toList(), null);
        for (var change : gone) {
            I id = transcript.id(change.id());
            if (here.containsKey(id))
                copied.add(new Copied<>(id, List.of(told(change.registration(), Segments.none())), change.times()));
        }
        for (var id : register.copy(copied, Messages.text("organisation.migration.note")))
            run.error(
                    null,
                    transcript.type().entity(id),
                    Messages.text("organisation.migration.changed-here"),
                    Messages.text("organisation.migration.changed-here.hint"));
    }

    private static <I extends Id, A extends Record> @Nullable Copied<I, A> copied(
            Transcript<I, A> transcript, JsonNode object, boolean history, JobRun run) {
        var id = UUID.fromString(object.path("uuid").asString());
        var told = new ArrayList<Told<A>>();
        var registrations = new ArrayList<JsonNode>();
        object.path("registrations").forEach(registrations::add);
        var some = history || registrations.isEmpty() ? registrations : List.of(registrations.getLast());
        for (var registration : some) {
            boolean newest = registration == some.getLast();
            try {
                told.add(told(registration, transcript.segments(registration.path("validities"))));
            } catch (RuntimeException unkept) {
                // a rule of ours that the source has not; the reason may hold what was typed, its kind may not
                run.error(
                        null,
                        transcript.type().entity(id),
                        Messages.text(
                                newest
                                        ? "organisation.migration.unreadable"
                                        : "organisation.migration.unreadable.history"),
                        unkept instanceof dk.faelled.platform.RuleBroken broken
                                ? Messages.text(broken)
                                : unkept.getClass().getSimpleName());
                if (newest) return null;
            }
        }
        var times = registrations.stream().map(Fetching::moment).collect(Collectors.toSet());
        return told.isEmpty() ? null : new Copied<>(transcript.id(id), told, times);
    }

    private static <A extends Record> Told<A> told(JsonNode registration, Segments<A> segments) {
        var note = registration.path("note").asString("");
        return new Told<>(
                Fetching.moment(registration),
                UUID.fromString(registration.path("actor").asString()),
                registration.path("actor_object").path("display_name").asString(""),
                note.isEmpty() ? null : note,
                segments);
    }

    /** Counts and sums up a page of both. */
    <I extends Id, A extends Record> Place.Tally compare(Transcript<I, A> transcript, Page page) {
        var ids = new ArrayList<I>();
        long sum = 0;
        for (var object : page.objects()) {
            var id = UUID.fromString(object.path("uuid").asString());
            ids.add(transcript.id(id));
            sum += fingerprint(transcript, id, object.path("validities"));
        }
        long own = 0;
        var here = register(transcript).segments(ids, null);
        for (var one : here.entrySet()) own += Fingerprint.of(one.getKey().value(), one.getValue());
        return new Place.Tally(ids.size(), sum, here.size(), own);
    }

    /** What could not be kept cannot be summed up either; it counts as itself, so that the sums differ. */
    private static long fingerprint(Transcript<?, ?> transcript, UUID id, JsonNode validities) {
        try {
            return Fingerprint.of(id, transcript.segments(validities));
        } catch (RuntimeException unkept) {
            return id.hashCode();
        }
    }

    @SuppressWarnings("unchecked") // the register of the transcript's own type
    private <I extends Id, A extends Record> StoredRegister<I, A> register(Transcript<I, A> transcript) {
        return (StoredRegister<I, A>) registers.of(transcript.type());
    }
}
