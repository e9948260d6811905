package dk.faelled.identity.desk;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.password.CharacterClass;
import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.person.Domain;
import dk.faelled.platform.RuleBroken;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The rules for passwords as somebody types them, with what is typed kept when it is wrong. */
public record PolicyForm(MultiValueMap<String, String> fields) {
    private static final int MOST = 10_000;

    /** @param unchanging groups whose members may not change their passwords */
    static PolicyForm of(Domain domain, List<Group> unchanging) {
        var policy = domain.policy();
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("shortest", Integer.toString(policy.shortest()));
        fields.add("longest", Integer.toString(policy.longest()));
        policy.classes().forEach(kind -> fields.add("classes", kind.name()));
        flag(fields, "threeOfFour", policy.threeOfFour());
        fields.add("specials", policy.specials());
        flag(fields, "noDanish", !policy.danish());
        flag(fields, "noName", !policy.name());
        fields.add("words", String.join("\n", policy.words()));
        fields.add("history", Integer.toString(policy.history()));
        fields.add("maxAgeDays", Integer.toString(policy.maxAgeDays()));
        fields.add("reminderDays", Integer.toString(policy.reminderDays()));
        fields.add("changesADay", Integer.toString(policy.changesADay()));
        fields.add("tries", Integer.toString(policy.tries()));
        fields.add("lockMinutes", Integer.toString(policy.lockMinutes()));
        flag(fields, "leaked", policy.leaked());
        fields.add("groups", unchanging.stream().map(Group::called).collect(Collectors.joining("\n")));
        flag(fields, "secondRequired", domain.secondRequired());
        flag(fields, "secondOutside", domain.secondOutside());
        return new PolicyForm(fields);
    }

    private static void flag(MultiValueMap<String, String> fields, String name, boolean set) {
        if (set) fields.add(name, "yes");
    }

    public String text(String field) {
        var found = fields.getFirst(field);
        return found == null ? "" : found;
    }

    public boolean has(String field, String value) {
        return fields.getOrDefault(field, List.of()).contains(value);
    }

    /** @throws RuleBroken at the field that is wrong */
    PasswordPolicy policy() {
        int shortest = number("shortest", PasswordPolicy.FLOOR, PasswordPolicy.CEILING);
        return new PasswordPolicy(
                shortest,
                number("longest", PasswordPolicy.CEILING, MOST),
                classes(),
                has("threeOfFour", "yes"),
                text("specials").strip(),
                !has("noDanish", "yes"),
                !has("noName", "yes"),
                words(),
                number("history", 0, 24),
                number("maxAgeDays", 0, MOST),
                number("reminderDays", 0, 365),
                number("changesADay", 0, 100),
                number("tries", 3, 20),
                number("lockMinutes", 1, 60),
                has("leaked", "yes"));
    }

    private Set<CharacterClass> classes() {
        return Arrays.stream(CharacterClass.values())
                .filter(kind -> has("classes", kind.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CharacterClass.class)));
    }

    private List<String> words() {
        return text("words")
                .lines()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Names of groups. */
    List<String> unchanging() {
        return text("groups")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private int number(String field, int least, int most) {
        var typed = text(field).strip();
        int number = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
        if (number < least || number > most) throw new RuleBroken("identity.domain.number", least, most).at(field);
        return number;
    }
}
