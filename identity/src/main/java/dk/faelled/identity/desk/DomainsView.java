package dk.faelled.identity.desk;

import java.util.List;

/** @param domains by name */
public record DomainsView(List<Line> domains) {

    /** @param source in words @param rules the rules for passwords in a few words */
    public record Line(String name, String source, String rules, String href) {}
}
