package dk.faelled.organisation.unit;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Addresses;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Managers;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Search;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Change a unit and what hangs on it: one form for all of it. */
@Controller
@RequestMapping("/organisation/units")
@Requires("organisation.edit")
class UnitForms {
    private static final String KEY = "organisation.unit.page.";
    private static final String AS_ROOT = "root";
    private static final int PEOPLE = 20;

    /** What is changed how. @param line null for the unit itself */
    private record Act(
            String name,
            @Nullable UUID unit,
            Section section,
            @Nullable UUID line) {
        UnitId of() {
            return new UnitId(Objects.requireNonNull(unit));
        }

        /** What the registration number is asked of; null for something new. */
        @Nullable
        UUID object() {
            return name.equals("new") ? null : line != null ? line : unit;
        }

        String path() {
            return "/organisation/units" + (unit == null ? "" : "/" + unit)
                    + (section == Section.UNIT ? "" : "/" + section.word())
                    + (line == null ? "" : "/" + line) + "/" + name;
        }
    }

    private final Units units;
    private final Addresses addresses;
    private final Managers managers;
    private final Engagements engagements;
    private final Classes classes;
    private final Search search;
    private final UnitChanges changes;
    private final UnitLines lines;
    private final UnitFrame frame;

    UnitForms(
            Units units,
            Addresses addresses,
            Managers managers,
            Engagements engagements,
            Classes classes,
            Search search,
            UnitChanges changes,
            UnitLines lines,
            UnitFrame frame) {
        this.units = units;
        this.addresses = addresses;
        this.managers = managers;
        this.engagements = engagements;
        this.classes = classes;
        this.search = search;
        this.changes = changes;
        this.lines = lines;
        this.frame = frame;
    }

    @ModelAttribute("moment")
    Moment moment(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable UUID root) {
        return Moment.of(on, null, root);
    }

    @GetMapping("/new")
    @Requires("organisation.edit")
    ModelAndView newRoot(@ModelAttribute("moment") Moment moment) {
        return fresh(new Act("new", null, Section.UNIT, null), moment);
    }

    @PostMapping("/new")
    @Requires("organisation.edit")
    ModelAndView saveRoot(@ModelAttribute("moment") Moment moment, @RequestParam Map<String, String> in) {
        return save(new Act("new", null, Section.UNIT, null), moment, in);
    }

    @GetMapping("/{id}/{name:new|edit|move|end}")
    @Requires("organisation.edit")
    ModelAndView form(@PathVariable UUID id, @PathVariable String name, @ModelAttribute("moment") Moment moment) {
        return fresh(new Act(name, id, Section.UNIT, null), moment);
    }

    @PostMapping("/{id}/{name:new|edit|move|end}")
    @Requires("organisation.edit")
    ModelAndView save(
            @PathVariable UUID id,
            @PathVariable String name,
            @ModelAttribute("moment") Moment moment,
            @RequestParam Map<String, String> in) {
        return save(new Act(name, id, Section.UNIT, null), moment, in);
    }

    @GetMapping("/{id}/{section:addresses|managers|engagements}/new")
    @Requires("organisation.edit")
    ModelAndView newLine(@PathVariable UUID id, @PathVariable String section, @ModelAttribute("moment") Moment moment) {
        return fresh(new Act("new", id, Section.of(section), null), moment);
    }

    @PostMapping("/{id}/{section:addresses|managers|engagements}/new")
    @Requires("organisation.edit")
    ModelAndView saveNewLine(
            @PathVariable UUID id,
            @PathVariable String section,
            @ModelAttribute("moment") Moment moment,
            @RequestParam Map<String, String> in) {
        return save(new Act("new", id, Section.of(section), null), moment, in);
    }

    @GetMapping("/{id}/{section:addresses|managers|engagements}/{line}/{name:edit|end}")
    @Requires("organisation.edit")
    ModelAndView line(
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable UUID line,
            @PathVariable String name,
            @ModelAttribute("moment") Moment moment) {
        return fresh(new Act(name, id, Section.of(section), line), moment);
    }

    @PostMapping("/{id}/{section:addresses|managers|engagements}/{line}/{name:edit|end}")
    @Requires("organisation.edit")
    ModelAndView saveLine(
            @PathVariable UUID id,
            @PathVariable String section,
            @PathVariable UUID line,
            @PathVariable String name,
            @ModelAttribute("moment") Moment moment,
            @RequestParam Map<String, String> in) {
        return save(new Act(name, id, Section.of(section), line), moment, in);
    }

    /** The sentence that follows what is being typed. */
    @GetMapping("/words")
    @Requires("organisation.edit")
    ModelAndView words(@RequestParam(defaultValue = "new") String act, @RequestParam Map<String, String> in) {
        return new ModelAndView("organisation/unitFormWords", "words", sentence(act, in));
    }

    private ModelAndView fresh(Act act, Moment moment) {
        var values = new HashMap<>(stored(act, moment.on()));
        values.put("from", moment.today().toString());
        if (act.name().equals("end")) values.put("to", moment.today().toString());
        values.put("mode", "change");
        return view(act, moment, values, Errors.NONE, List.of());
    }

    private ModelAndView save(Act act, Moment moment, Map<String, String> in) {
        if (in.containsKey("find")) return view(act, moment, in, Errors.NONE, List.of());
        try {
            var to = apply(act, moment, in);
            // in the address, since a flash of the platform cannot be kept in the session yet
            return new ModelAndView("redirect:" + to + "&saved=" + act.name());
        } catch (RuleBroken broken) {
            var page = view(act, moment, in, errors(broken), List.of());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (UnitChanges.Overtaken overtaken) {
            var page =
                    view(act, moment, in, Errors.of((String) null, text(KEY + "overtaken")), conflict(act, moment, in));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static Errors errors(RuleBroken broken) {
        if (broken.field() != null
                || broken.arguments().isEmpty()
                || !broken.key().endsWith("V_MISSING_REQUIRED_VALUE")) return Errors.of(broken);
        var field = String.valueOf(broken.arguments().getFirst()).equals("user_key")
                ? "userKey"
                : String.valueOf(broken.arguments().getFirst());
        return Errors.of(field, text(KEY + "error.missing", HistoryView.label(field)));
    }

    private String apply(Act act, Moment moment, Map<String, String> in) {
        var note = in.getOrDefault("note", "").isBlank()
                ? null
                : in.getOrDefault("note", "").strip();
        var seen = number(in);
        if (act.name().equals("end")) {
            var last = day(in, "to");
            if (last == null) throw new RuleBroken(KEY + "error.date").at("to");
            var end = last.plusDays(1);
            if (act.line() == null) {
                changes.end(act.of(), seen, end, in.containsKey("endAll"), note);
                return moment.at("/organisation/units");
            }
            changes.change(act.line(), seen, () -> endLine(act, Validity.from(end), note));
            return back(act, moment);
        }
        var from = day(in, "from");
        if (from == null) throw new RuleBroken(KEY + "error.date").at("from");
        var last = day(in, "to");
        var over = new Validity(from, last == null ? null : last.plusDays(1));
        if (act.name().equals("new")) return create(act, moment, over, in, note);
        var was = stored(act, moment.on());
        var object = Objects.requireNonNull(act.object());
        changes.change(object, seen, () -> update(act, over, in, was, note));
        return back(act, moment.day(from));
    }

    private static String back(Act act, Moment moment) {
        return moment.unit(act.of().value(), "tab", act.section().word());
    }

    private String create(Act act, Moment moment, Validity over, Map<String, String> in, @Nullable String note) {
        var day = moment.day(Objects.requireNonNull(over.from()));
        switch (act.section()) {
            case ADDRESSES ->
                addresses.create(
                        AddressId.fresh(),
                        over,
                        Address.of(
                                act.of(),
                                required(in, "type"),
                                in.getOrDefault("value", "").strip()),
                        note);
            case MANAGERS ->
                managers.create(
                        ManagerId.fresh(),
                        over,
                        new Manager(
                                UUID.randomUUID().toString(),
                                person(in),
                                act.of(),
                                aClass(in, "type"),
                                aClass(in, "level"),
                                List.of(),
                                null),
                        note);
            case ENGAGEMENTS -> {
                var person = person(in);
                if (person == null) throw new RuleBroken(KEY + "error.person").at("person");
                engagements.create(
                        EngagementId.fresh(),
                        over,
                        Engagement.of(
                                in.getOrDefault("userKey", "").strip(),
                                person,
                                act.of(),
                                required(in, "type"),
                                required(in, "jobFunction")),
                        note);
            }
            default -> {
                var unit = new Unit(
                        in.getOrDefault("userKey", "").strip(),
                        in.getOrDefault("name", "").strip(),
                        act.unit() == null ? null : act.of(),
                        required(in, "type"),
                        aClass(in, "level"),
                        null,
                        null);
                return day.unit(units.create(UnitId.fresh(), over, unit, note).value());
            }
        }
        return back(act, day);
    }

    /** Writes what was changed on the form; other fields keep their history. */
    private void update(
            Act act, Validity asked, Map<String, String> in, Map<String, String> was, @Nullable String note) {
        Function<String, Boolean> changed =
                f -> in.containsKey(f) && !Objects.equals(in.getOrDefault(f, "").strip(), was.getOrDefault(f, ""));
        boolean fix = "correction".equals(in.get("mode"));
        switch (act.section()) {
            case ADDRESSES ->
                write(
                        addresses,
                        new AddressId(Objects.requireNonNull(act.line())),
                        asked,
                        fix,
                        note,
                        a -> new Address(
                                a.userKey(),
                                a.unit(),
                                a.person(),
                                a.engagement(),
                                a.itUser(),
                                changed.apply("type") ? required(in, "type") : a.type(),
                                changed.apply("value")
                                        ? in.getOrDefault("value", "").strip()
                                        : a.value(),
                                a.value2(),
                                a.visibility()));
            case MANAGERS ->
                write(
                        managers,
                        new ManagerId(Objects.requireNonNull(act.line())),
                        asked,
                        fix,
                        note,
                        m -> new Manager(
                                m.userKey(),
                                changed.apply("person") ? person(in) : m.person(),
                                m.unit(),
                                changed.apply("type") ? aClass(in, "type") : m.type(),
                                changed.apply("level") ? aClass(in, "level") : m.level(),
                                m.responsibility(),
                                m.engagement()));
            case ENGAGEMENTS ->
                write(
                        engagements,
                        new EngagementId(Objects.requireNonNull(act.line())),
                        asked,
                        fix,
                        note,
                        e -> new Engagement(
                                changed.apply("userKey")
                                        ? in.getOrDefault("userKey", "").strip()
                                        : e.userKey(),
                                e.person(),
                                e.unit(),
                                changed.apply("type") ? required(in, "type") : e.type(),
                                changed.apply("jobFunction") ? required(in, "jobFunction") : e.jobFunction(),
                                e.primary(),
                                e.fraction(),
                                e.extensions()));
            default -> {
                if (act.name().equals("move")) {
                    var parent = parent(in);
                    write(units, act.of(), asked, fix, note, u -> u.under(parent));
                } else
                    write(
                            units,
                            act.of(),
                            asked,
                            fix,
                            note,
                            u -> new Unit(
                                    changed.apply("userKey")
                                            ? in.getOrDefault("userKey", "").strip()
                                            : u.userKey(),
                                    changed.apply("name")
                                            ? in.getOrDefault("name", "").strip()
                                            : u.name(),
                                    u.parent(),
                                    changed.apply("type") ? required(in, "type") : u.type(),
                                    changed.apply("level") ? aClass(in, "level") : u.level(),
                                    u.hierarchy(),
                                    u.timePlanning()));
            }
        }
    }

    private static <I extends Id, A extends Record> void write(
            Register<I, A> register,
            I id,
            Validity asked,
            boolean correction,
            @Nullable String note,
            UnaryOperator<A> change) {
        register.update(id, correction ? stretch(register, id, asked) : asked, change, note);
    }

    /** A correction overwrites the whole stretch in which the day lies. */
    private static <I extends Id, A extends Record> Validity stretch(Register<I, A> register, I id, Validity asked) {
        return register.segments(id, null).list().stream()
                .map(dk.faelled.organisation.Segment::valid)
                .filter(v -> v.contains(asked.first()))
                .findFirst()
                .orElse(asked);
    }

    private void endLine(Act act, Validity off, @Nullable String note) {
        var line = Objects.requireNonNull(act.line());
        switch (act.section()) {
            case ADDRESSES -> addresses.terminate(new AddressId(line), off, note);
            case MANAGERS -> managers.terminate(new ManagerId(line), off, note);
            case ENGAGEMENTS -> engagements.terminate(new EngagementId(line), off, note);
            default -> throw new NotFound("line " + line);
        }
    }

    /** The fields of the form as they are stored on the day. */
    private Map<String, String> stored(Act act, LocalDate day) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (act.name().equals("new")) return Map.of();
        var line = act.line();
        if (line == null) {
            var unit = nearest(units, act.of(), day);
            values.put("name", unit.name());
            values.put("userKey", unit.userKey());
            values.put("type", unit.type());
            values.put("level", unit.level());
            values.put("parent", unit.parent() == null ? AS_ROOT : unit.parent());
        } else if (act.section() == Section.ADDRESSES) {
            var address = nearest(addresses, new AddressId(line), day);
            if (!act.of().equals(address.unit())) throw new NotFound("address " + line);
            values.put("type", address.type());
            values.put("value", address.value());
        } else if (act.section() == Section.MANAGERS) {
            var manager = nearest(managers, new ManagerId(line), day);
            if (!act.of().equals(manager.unit())) throw new NotFound("manager " + line);
            values.put("person", manager.person());
            values.put("type", manager.type());
            values.put("level", manager.level());
        } else {
            var engagement = nearest(engagements, new EngagementId(line), day);
            if (!act.of().equals(engagement.unit())) throw new NotFound("engagement " + line);
            values.put("userKey", engagement.userKey());
            values.put("type", engagement.type());
            values.put("jobFunction", engagement.jobFunction());
        }
        var words = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> words.put(name, value == null ? "" : value.toString()));
        return words;
    }

    /** On the day, else where it begins next, else where it was last. */
    private static <I extends Id, A extends Record> A nearest(Register<I, A> register, I id, LocalDate day) {
        var segments = register.segments(id, null);
        return segments.at(day)
                .or(() -> segments.list().stream()
                        .filter(s -> s.valid().first().isAfter(day))
                        .findFirst()
                        .map(dk.faelled.organisation.Segment::state))
                .or(() -> segments.isEmpty()
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(segments.list().getLast().state()))
                .orElseThrow(() -> new NotFound(register.type().table() + " " + id));
    }

    private List<Change> conflict(Act act, Moment moment, Map<String, String> in) {
        var now = stored(act, moment.on());
        var ids = new HashSet<UUID>();
        for (var value : now.values()) uuid(value).ifPresent(ids::add);
        for (var value : in.values()) uuid(value).ifPresent(ids::add);
        var names = lines.names(ids, moment.asOf());
        Function<@Nullable String, String> word =
                v -> v == null ? "" : uuid(v).map(u -> names.getOrDefault(u, v)).orElse(v);
        var changes = new ArrayList<Change>();
        now.forEach((name, value) -> {
            if (in.containsKey(name))
                changes.add(new Change(HistoryView.label(name), word.apply(value), word.apply(in.get(name))));
        });
        return changes;
    }

    private ModelAndView view(
            Act act, Moment moment, Map<String, String> values, Errors errors, List<Change> conflict) {
        var path = act.unit() == null ? List.<UnitRow>of() : units.path(act.of(), moment.asOf());
        if (act.unit() != null) stored(new Act("edit", act.unit(), Section.UNIT, null), moment.on());
        var breadcrumb = new ArrayList<Link>();
        breadcrumb.add(new Link(text("organisation.menu.units"), moment.at("/organisation/units")));
        for (var row : path)
            breadcrumb.add(new Link(row.name(), moment.unit(row.id().value())));
        var day = Objects.requireNonNullElse(quietDay(values, "from"), moment.on());
        var until = quietDay(values, "to");
        var held = act.name().equals("end") && act.line() == null
                ? changes
                        .inTheWay(
                                act.of(),
                                Objects.requireNonNullElse(until, moment.today())
                                        .plusDays(1))
                        .stream()
                        .map(h -> new UnitFormView.Held(text(KEY + "held." + h.type()), String.valueOf(h.count())))
                        .toList()
                : List.<UnitFormView.Held>of();
        var object = act.object();
        var title = act.unit() == null
                ? KEY + "new-root"
                : KEY + (act.section() == Section.UNIT ? "" : act.section().word() + ".") + act.name();
        return new ModelAndView(
                "organisation/unitForm",
                "view",
                new UnitFormView(
                        frame.aside(moment, path),
                        text(title),
                        breadcrumb,
                        act.name(),
                        moment.at(act.path()),
                        act.unit() == null ? moment.at("/organisation/units") : back(act, moment),
                        act.name().equals("end") ? List.of() : fields(act, AsOf.on(day), values),
                        values,
                        !act.name().equals("end"),
                        act.name().equals("edit") || act.name().equals("move"),
                        sentence(act.name(), values),
                        held,
                        values.containsKey("endAll"),
                        conflict,
                        object == null
                                ? 0
                                : conflict.isEmpty() && values.containsKey("number")
                                        ? number(values)
                                        : changes.newest(object),
                        errors));
    }

    private List<UnitFormView.Field> fields(Act act, AsOf day, Map<String, String> in) {
        if (act.name().equals("move")) return List.of(select("parent", places(act.of(), day), false));
        return switch (act.section()) {
            case ADDRESSES -> List.of(select("type", options("org_unit_address_type", day), false), field("value"));
            case MANAGERS ->
                List.of(
                        person(in, day, true),
                        select("type", options("manager_type", day), true),
                        select("level", options("manager_level", day), true));
            case ENGAGEMENTS -> {
                var fields = new ArrayList<UnitFormView.Field>();
                if (act.line() == null) fields.add(person(in, day, false));
                fields.add(field("userKey"));
                fields.add(select("type", options("engagement_type", day), false));
                fields.add(select("jobFunction", options("engagement_job_function", day), false));
                yield fields;
            }
            default ->
                List.of(
                        field("name"),
                        field("userKey"),
                        select("type", options("org_unit_type", day), false),
                        select("level", options("org_unit_level", day), true));
        };
    }

    private static UnitFormView.Field field(String name) {
        return new UnitFormView.Field(name, HistoryView.label(name), List.of(), false, false);
    }

    private static UnitFormView.Field select(String name, List<Option> options, boolean optional) {
        // a select without any option is still a select
        return new UnitFormView.Field(
                name,
                HistoryView.label(name),
                options.isEmpty() ? List.of(new Option("", text(KEY + "no-options"))) : options,
                optional,
                false);
    }

    private UnitFormView.Field person(Map<String, String> in, AsOf day, boolean optional) {
        var options = new ArrayList<Option>();
        uuid(in.get("person"))
                .ifPresent(id -> options.add(
                        new Option(id.toString(), lines.names(List.of(id), day).getOrDefault(id, id.toString()))));
        var query = in.getOrDefault("personQuery", "").strip();
        if (!query.isEmpty())
            for (var hit : search.persons(query, day, PEOPLE, false))
                if (options.stream().noneMatch(o -> o.value().equals(hit.id().toString())))
                    options.add(new Option(hit.id().toString(), hit.name() + " (" + hit.detail() + ")"));
        return new UnitFormView.Field("person", HistoryView.label("person"), options, optional, true);
    }

    private List<Option> options(String facet, AsOf day) {
        return classes.of(facet, day).stream()
                .filter(c -> c.state().published())
                .map(c -> new Option(c.id().value().toString(), c.state().name()))
                .toList();
    }

    /** Where the unit may go: anywhere but below itself. */
    private List<Option> places(UnitId unit, AsOf day) {
        var below = new HashSet<>(units.subtree(unit, day));
        below.add(unit);
        var children = new HashMap<@Nullable UnitId, List<UnitRow>>();
        for (var row : units.tree(day))
            if (!below.contains(row.id()))
                children.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row);
        var options = new ArrayList<Option>();
        options.add(new Option(AS_ROOT, text(KEY + "as-root")));
        place(options, children, null, 0);
        return options;
    }

    private static void place(
            List<Option> options, Map<@Nullable UnitId, List<UnitRow>> children, @Nullable UnitId under, int depth) {
        for (var row : children.getOrDefault(under, List.of())) {
            options.add(new Option(row.id().value().toString(), "\u2003".repeat(depth) + row.name()));
            if (depth < 50) place(options, children, row.id(), depth + 1);
        }
    }

    private static String sentence(String act, Map<String, String> in) {
        var from = quietDay(in, "from");
        var to = quietDay(in, "to");
        if (act.equals("end")) return to == null ? text(KEY + "words.none") : text(KEY + "words.end", to);
        if (from == null) return text(KEY + "words.none");
        if (act.equals("new"))
            return to == null ? text(KEY + "words.new", from) : text(KEY + "words.new-until", from, to);
        if ("correction".equals(in.get("mode"))) return text(KEY + "words.correction", from);
        return to == null
                ? text(KEY + "words.change", from, from.minusDays(1))
                : text(KEY + "words.change-until", from, to, from.minusDays(1), to.plusDays(1));
    }

    private static @Nullable LocalDate quietDay(Map<String, String> in, String name) {
        try {
            return day(in, name);
        } catch (RuleBroken broken) {
            return null;
        }
    }

    private static @Nullable LocalDate day(Map<String, String> in, String name) {
        var written = in.getOrDefault(name, "").strip();
        if (written.isEmpty()) return null;
        try {
            var day = LocalDate.parse(written);
            if (day.getYear() > 1 && day.getYear() < 9999) return day;
        } catch (DateTimeException e) {
            // told below
        }
        throw new RuleBroken(KEY + "error.date").at(name);
    }

    private static @Nullable UnitId parent(Map<String, String> in) {
        var written = in.getOrDefault("parent", "");
        if (written.equals(AS_ROOT)) return null;
        return uuid(written).map(UnitId::new).orElseThrow(() -> new RuleBroken(KEY + "error.parent").at("parent"));
    }

    private static @Nullable PersonId person(Map<String, String> in) {
        return uuid(in.get("person")).map(PersonId::new).orElse(null);
    }

    private static @Nullable ClassId aClass(Map<String, String> in, String name) {
        return uuid(in.get(name)).map(ClassId::new).orElse(null);
    }

    private static ClassId required(Map<String, String> in, String name) {
        return uuid(in.get(name))
                .map(ClassId::new)
                .orElseThrow(() -> new RuleBroken(KEY + "error.missing", HistoryView.label(name)).at(name));
    }

    private static long number(Map<String, String> in) {
        var written = in.getOrDefault("number", "");
        return written.matches("\\d{1,18}") ? Long.parseLong(written) : 0;
    }

    private static java.util.Optional<UUID> uuid(@Nullable String text) {
        if (text == null || !text.strip().matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            return java.util.Optional.empty();
        return java.util.Optional.of(UUID.fromString(text.strip()));
    }
}
