package dk.faelled.organisation.importing;

import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusRows.Function;
import dk.faelled.organisation.importing.OpusRows.Leave;
import dk.faelled.platform.Staging;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a payroll file into staged rows. Units are gathered until the end, employees pass through one by one. */
class OpusReading {
    static final int LEAVES = 290;
    static final int EMPLOYMENTS = 300;
    private static final Logger LOG = LoggerFactory.getLogger(OpusReading.class);
    private static final String CANCELLED = "Annulleret";
    private static final Set<String> OF_EMPLOYEE = Set.of(
            "entryDate",
            "leaveDate",
            "cpr",
            "firstName",
            "lastName",
            "address",
            "postalCode",
            "city",
            "country",
            "workPhone",
            "email",
            "userId",
            "workContract",
            "workContractText",
            "positionId",
            "position",
            "positionShort",
            "isManager",
            "superiorLevel",
            "subordinateLevel",
            "orgUnit",
            "payGradeText",
            "numerator",
            "denominator",
            "function");
    private final Staging out;
    private final UnaryOperator<String> sealedCpr;
    private final boolean replacementCpr;
    private final LocalDate on;
    private final OpusUnitReading units;
    private final Map<String, Long> employees = new HashMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();

    /** @param on the day of the file */
    OpusReading(Staging out, UnaryOperator<String> sealedCpr, boolean replacementCpr, LocalDate on) {
        this.out = out;
        this.sealedCpr = sealedCpr;
        this.replacementCpr = replacementCpr;
        this.on = on;
        units = new OpusUnitReading(out, on);
    }

    void read(InputStream file) {
        long line = 1;
        try (var xml = new OpusXml(file)) {
            var root = xml.next();
            if (root != null && !root.equals("kmd")) throw new OpusXml.Refused("unknown-file", xml.line());
            for (var name = xml.next(); name != null; name = xml.next()) {
                line = xml.line();
                switch (name) {
                    case "orgUnit" -> units.read(xml.element(), this::known);
                    case "employee" -> employee(xml.element());
                    default -> unknown.merge(name, 1, Integer::sum);
                }
            }
        } catch (XMLStreamException broken) {
            long at = broken.getLocation() == null ? line : broken.getLocation().getLineNumber();
            long column =
                    broken.getLocation() == null ? 1 : broken.getLocation().getColumnNumber();
            refuse(Math.max(at, 1), "broken", column);
        } catch (OpusXml.Refused refused) {
            refuse(refused.line, refused.what);
        }
        units.stage();
        if (!unknown.isEmpty()) LOG.info("Payroll file: elements that are not known were left out: {}", unknown);
    }

    private void refuse(long line, String what, Object... arguments) {
        out.problem(line, "", "", OpusCheck.text(what, arguments), OpusCheck.right(what, arguments));
    }

    private void known(OpusElement object, Set<String> names) {
        for (var child : object.children())
            if (!names.contains(child.name())) unknown.merge(object.name() + "/" + child.name(), 1, Integer::sum);
    }

    private void employee(OpusElement employee) {
        known(employee, OF_EMPLOYEE);
        var check = new OpusCheck(employee, out, sealedCpr, replacementCpr);
        var number = check.required("id");
        if (check.refused()) return;
        var first = employees.putIfAbsent(number, employee.line());
        if (first != null) {
            check.problem("id", number, "twice", number, first);
        } else if (employee.either("action").equals("leave")) {
            out.row(LEAVES, employee.line(), new Leave(number, on));
        } else {
            var employment = employment(employee, number, check);
            if (!check.refused()) out.row(EMPLOYMENTS, employee.line(), employment);
        }
    }

    private Employment employment(OpusElement of, String number, OpusCheck check) {
        var changed = check.day("lastChanged");
        boolean cancelled = of.text("workContractText").equalsIgnoreCase(CANCELLED);
        if (cancelled)
            return new Employment(
                    number, on, on, true, null, null, "", "", "", "", "", "", false, "", "", "", "", null, false, "",
                    List.of());
        check.required("entryDate");
        var from = check.day("entryDate");
        if (from == null) check.problem("entryDate", of.text("entryDate"), "date");
        if (of.text("lastName").isEmpty()) check.required("firstName");
        boolean hidden = isProtected(of);
        return new Employment(
                number,
                on,
                changed == null ? on : changed,
                false,
                from,
                check.dayAfter(of, "leaveDate", from),
                check.cpr(),
                of.text("firstName"),
                of.text("lastName"),
                check.phone("workPhone"),
                check.email(),
                hidden ? "" : post(of.text("address"), of.text("postalCode"), of.text("city"), of.text("country")),
                hidden,
                of.text("userId"),
                check.required("orgUnit"),
                first(of.text("workContractText"), of.text("workContract"), "Ansat"),
                first(of.text("position"), of.text("positionShort"), of.text("positionId"), "Ansat"),
                check.fraction(),
                check.yesNo("isManager"),
                Stream.of(of.text("superiorLevel"), of.text("subordinateLevel"))
                        .filter(level -> !level.isEmpty())
                        .collect(Collectors.joining(".")),
                functions(of, check));
    }

    private static List<Function> functions(OpusElement of, OpusCheck check) {
        var functions = new ArrayList<Function>();
        for (var child : of.children()) {
            if (!child.name().equals("function")) continue;
            var name = Stream.of(first(child.either("artText"), child.text()), child.either("roleText"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" - "));
            if (name.isEmpty()) continue;
            var from = check.day(child, "startDate");
            functions.add(new Function(name, from, check.dayAfter(child, "endDate", from)));
        }
        return functions;
    }

    /** The payroll system marks a protected address by an attribute of its element; any that does not say no counts. */
    private static boolean isProtected(OpusElement employee) {
        var address = employee.child("address");
        return address != null
                && (address.text().toLowerCase(java.util.Locale.ROOT).contains("beskyt")
                        || address.attributes().values().stream()
                                .anyMatch(value -> !value.matches("(?i)|0|false|nej|no|n")));
    }

    /** In one line; another country is named. */
    static String post(String street, String zip, String city, String country) {
        var place = (zip + " " + city).strip();
        var abroad = country.matches("(?i)|DK|Danmark|Denmark") ? "" : country;
        return street.isEmpty() && place.isEmpty()
                ? ""
                : Stream.of(street, place, abroad)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    static String first(String... values) {
        for (var value : values) if (!value.isEmpty()) return value;
        return "";
    }
}
