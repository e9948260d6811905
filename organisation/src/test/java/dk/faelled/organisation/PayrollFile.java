package dk.faelled.organisation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes payroll files as the payroll system does, one element a line. */
final class PayrollFile {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<kmd>\n");

    PayrollFile unit(String id, String parent, String name, String... more) {
        var fields = fields(more);
        xml.append("<orgUnit id=\"%s\" client=\"813\" lastChanged=\"%s\">\n"
                .formatted(id, fields.getOrDefault("lastChanged", "2020-01-01")));
        element("startDate", fields.getOrDefault("startDate", "2020-01-01"));
        element("endDate", fields.getOrDefault("endDate", "9999-12-31"));
        element("parentOrgUnit", parent);
        element("shortName", id);
        element("longName", name);
        element("orgTypeTxt", "Afdeling");
        rest(fields);
        return raw("</orgUnit>");
    }

    /** A teacher hired on 1 February 2021, unless {@code more} says otherwise. */
    PayrollFile employee(String id, String cpr, String name, String unit, String... more) {
        var fields = fields(more);
        xml.append("<employee id=\"%s\" client=\"813\" lastChanged=\"%s\">\n"
                .formatted(id, fields.getOrDefault("lastChanged", "2021-02-01")));
        element("entryDate", fields.getOrDefault("entryDate", "2021-02-01"));
        element("leaveDate", fields.getOrDefault("leaveDate", "9999-12-31"));
        if (!cpr.isEmpty()) raw("<cpr suppId=\"0\">" + cpr + "</cpr>");
        element("firstName", name);
        element("lastName", "Holm");
        element("orgUnit", unit);
        element("position", fields.getOrDefault("position", "Lærer"));
        element("workContractText", fields.getOrDefault("workContractText", "Månedsløn"));
        element("isManager", fields.getOrDefault("isManager", "false"));
        rest(fields);
        return raw("</employee>");
    }

    PayrollFile leave(String id) {
        return raw("<employee id=\"%s\" action=\"leave\"/>".formatted(id));
    }

    PayrollFile raw(String line) {
        xml.append(line).append('\n');
        return this;
    }

    byte[] bytes() {
        return (xml + "</kmd>\n").getBytes(StandardCharsets.UTF_8);
    }

    private void rest(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            if (!xml.substring(Math.max(xml.lastIndexOf("<orgUnit id"), xml.lastIndexOf("<employee id")))
                            .contains("<" + name + ">")
                    && !name.equals("lastChanged")) element(name, value);
        });
    }

    private void element(String name, String value) {
        raw("<%s>%s</%s>".formatted(name, value, name));
    }

    private static Map<String, String> fields(String... more) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }
}
