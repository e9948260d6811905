package dk.faelled.organisation.editing;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.page.Changeable;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a form, says what it would do, and saves it. */
@Component
public class EditDesk {
    private final Changes changes;
    private final Choices choices;
    private final Prospect prospect;
    private final Telephones telephones;
    private final People people;
    private final Changeable changeable;

    EditDesk(
            Changes changes,
            Choices choices,
            Prospect prospect,
            Telephones telephones,
            People people,
            Changeable changeable) {
        this.changes = changes;
        this.choices = choices;
        this.prospect = prospect;
        this.telephones = telephones;
        this.people = people;
        this.changeable = changeable;
    }

    /** The form as it is first seen. @param asked may name the day and the way of changing */
    public <I extends Id, A extends Record> ModelAndView open(Draft<I, A> draft, Typed asked) {
        var moment = draft.moment();
        var from = asked.quietDay("from");
        if (from == null) from = moment.on().isAfter(moment.today()) ? moment.on() : moment.today();
        var values = Typed.nothing().with("from", from.toString()).with(Period.MODE, asked.text(Period.MODE));
        if (!Period.CORRECTION.equals(asked.text(Period.MODE))) values = values.with(Period.MODE, "change");
        var id = draft.id();
        if (id != null) {
            var segments = draft.register().segments(id, null);
            if (segments.isEmpty()) throw new NotFound(draft.register().type().table() + " " + id);
            changeable.require(draft.register().type(), id.value());
            values = values.over(draft.sheet().read(Seen.near(segments, from)))
                    .with("shown", from.toString())
                    .with("registration", String.valueOf(changes.newest(id.value())));
            var span = Objects.requireNonNull(segments.span());
            // else a change of one field would take the end away that the object has
            if (draft.act().changes() && span.until() != null && span.until().isAfter(from))
                values = values.with("to", span.until().minusDays(1).toString());
            if (draft.act() == Act.END) values = values.with("to", from.toString());
        } else values = values.over(asked).with("from", from.toString());
        return page(draft, values, Errors.NONE, List.of());
    }

    /** The form as it was sent: saved when its user says so, else what it would do while it is typed. */
    public <I extends Id, A extends Record> ModelAndView answer(
            Draft<I, A> draft, Typed in, HttpServletRequest request, RedirectAttributes next) {
        return request.getHeader("HX-Request") == null ? save(draft, in, next) : outlook(draft, in);
    }

    /** What follows the typing: the sentence, the time line and what may be chosen. */
    private <I extends Id, A extends Record> ModelAndView outlook(Draft<I, A> draft, Typed in) {
        return new ModelAndView("organisation/editOutlook", "view", view(draft, in, Errors.NONE, List.of(), false))
                .addObject("dates", "dates".equals(in.text("show")));
    }

    private <I extends Id, A extends Record> ModelAndView save(Draft<I, A> draft, Typed in, RedirectAttributes next) {
        if (in.has("show") || in.has("find")) return page(draft, in, Errors.NONE, List.of());
        try {
            return saved(draft, telephones.grouped(draft, in), next);
        } catch (RuleBroken broken) {
            var page = page(draft, in, Missing.named(broken), List.of());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Overtaken overtaken) {
            return conflict(draft, in);
        }
    }

    private <I extends Id, A extends Record> ModelAndView saved(Draft<I, A> draft, Typed in, RedirectAttributes next) {
        var answers = new Answers(draft.sheet().type(), people);
        var id = draft.id();
        var outlook = prospect.of(draft, in);
        var to = draft.back();
        if (id == null) {
            var valid = draft.dated() ? Period.of(in).asked() : Validity.ALWAYS;
            var made = draft.maker().make(valid, draft.sheet().fresh(draft.given(), in, answers), in, in.note());
            to = after(draft, in).replace(Draft.MADE, made.toString());
        } else if (draft.act() == Act.END) end(draft, id, in);
        else change(draft, id, in, answers);
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                Shell.Flash.success(
                        "organisation.edit.saved." + draft.act().word(), String.join(" ", outlook.sentences())));
        return new ModelAndView("redirect:" + to);
    }

    /** Where something new is seen: what begins later is not there yet. */
    private static String after(Draft<?, ?> draft, Typed in) {
        var from = in.quietDay("from");
        if (!draft.dated() || from == null || !from.isAfter(draft.moment().on())) return draft.back();
        return draft.back().contains(Draft.MADE)
                ? draft.backTo().apply(draft.moment().day(from))
                : draft.back() + "&tense=future";
    }

    private <I extends Id, A extends Record> void change(Draft<I, A> draft, I id, Typed in, Answers answers) {
        var segments = draft.register().segments(id, null);
        var was = Seen.fields(draft, id, in);
        var over = Period.of(in).over(segments);
        var patch = new Write.Patch<I, A>(id, over, s -> draft.sheet().patched(s, in, was, answers));
        if (!segments.isEmpty() && segments.update(over, patch.change()).equals(segments)) {
            changes.write(draft.register(), patch, in.number("registration"), in.note()); // somebody else may have
            throw new RuleBroken("organisation.edit.error.nothing");
        }
        changes.write(draft.register(), patch, in.number("registration"), in.note());
    }

    private <I extends Id, A extends Record> void end(Draft<I, A> draft, I id, Typed in) {
        var off = Validity.from(in.requiredDay("to").plusDays(1));
        if (draft.register().segments(id, null).overlapping(off).isEmpty())
            throw new RuleBroken("organisation.edit.error.ended", in.requiredDay("to")).at("to");
        changes.write(draft.register(), new Write.End<>(id, off), in.number("registration"), in.note());
    }

    /** Both versions; what was not touched here is as somebody else left it. */
    private <I extends Id, A extends Record> ModelAndView conflict(Draft<I, A> draft, Typed in) {
        var id = Objects.requireNonNull(draft.id());
        var segments = draft.register().segments(id, null);
        if (segments.isEmpty()) throw new NotFound(draft.register().type().table() + " " + id);
        var was = Seen.fields(draft, id, in);
        var now = draft.sheet().read(Seen.near(segments, Seen.day(in)));
        var mine = draft.sheet().changed(in, was);
        var merged = in;
        for (var ask : draft.sheet().asks()) if (!mine.contains(ask.name())) merged = merged.over(now.only(ask.name()));
        merged = merged.with("registration", String.valueOf(changes.newest(id.value())));
        var both = prospect.differences(draft, was, now, in, mine);
        var page = page(draft, merged, Errors.of((String) null, text("organisation.edit.overtaken")), both);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private <I extends Id, A extends Record> ModelAndView page(
            Draft<I, A> draft, Typed values, Errors errors, List<Change> conflict) {
        return new ModelAndView("organisation/editForm", "view", view(draft, values, errors, conflict, true));
    }

    private <I extends Id, A extends Record> EditView view(
            Draft<I, A> draft, Typed values, Errors errors, List<Change> conflict, boolean whole) {
        var day = values.quietDay("from");
        return new EditView(
                draft.title(),
                draft.breadcrumb(),
                draft.act(),
                draft.action(),
                draft.back().contains(Draft.MADE) ? draft.breadcrumb().getLast().href() : draft.back(),
                choices.fields(draft, values, day == null ? draft.moment().today() : day, whole),
                values,
                draft.act() != Act.END && draft.dated(),
                draft.act().changes(),
                prospect.of(draft, values),
                conflict,
                errors);
    }
}
