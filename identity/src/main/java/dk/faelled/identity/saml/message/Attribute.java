package dk.faelled.identity.saml.message;

import java.util.List;

/** What a system is told of a person under a name. @param format of the name */
public record Attribute(String name, String format, List<String> values) {
    public Attribute {
        values = List.copyOf(values);
    }

    static Attribute uri(String name, String... values) {
        return new Attribute(name, Names.NAME_URI, List.of(values));
    }

    static Attribute basic(String name, String... values) {
        return new Attribute(name, Names.NAME_BASIC, List.of(values));
    }
}
