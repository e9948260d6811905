package dk.faelled.organisation;

import java.util.List;

/** A person on a day with all that belongs to him or her. */
public record PersonCard(Found<PersonId, Person> person, List<Line> lines) {
    public List<Line> lines(Type type) {
        return lines.stream().filter(l -> l.type() == type).toList();
    }
}
