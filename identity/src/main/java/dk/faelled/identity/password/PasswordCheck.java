package dk.faelled.identity.password;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells of a password which rules of a policy it keeps. Passwords are compared and kept as NFC. */
public final class PasswordCheck {
    private static final int ENOUGH_CLASSES = 3;
    private static final int NAME_PART = 3;
    private final PasswordPolicy policy;
    private final Predicate<String> leaked;

    /** @param kept whether it is so; false as well where nothing was typed yet */
    public record Tick(PasswordFault rule, boolean kept) {}

    /** @param leaked whether everybody can look the password up */
    public PasswordCheck(PasswordPolicy policy, Predicate<String> leaked) {
        this.policy = policy;
        this.leaked = leaked;
    }

    /** As it is compared and kept. */
    public static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * The first rule in the order of {@link PasswordFault} that it breaks.
     *
     * @param used whether it was the person's own before; asked only when all that comes before is right
     */
    public Optional<PasswordFault> first(String password, Owner owner, Predicate<String> used) {
        var normal = normal(password);
        for (var fault : PasswordFault.values()) {
            var broken = fault == PasswordFault.OLD_PASSWORD ? used.test(normal) : breaks(fault, normal, owner);
            if (broken) return Optional.of(fault);
        }
        return Optional.empty();
    }

    /** Every rule of the policy in its order, but for that of earlier passwords, which is tried when it is chosen. */
    public List<Tick> ticks(String password, Owner owner) {
        var normal = normal(password);
        var ticks = new ArrayList<Tick>();
        for (var rule : asked()) ticks.add(new Tick(rule, !normal.isEmpty() && !breaks(rule, normal, owner)));
        return ticks;
    }

    /** The rules that can be broken at all. */
    private Set<PasswordFault> asked() {
        var asked = EnumSet.of(PasswordFault.TOO_SHORT, PasswordFault.TOO_LONG);
        for (var kind : policy.classes()) asked.add(missing(kind));
        if (!policy.specials().isEmpty()) asked.add(PasswordFault.WRONG_SPECIAL_CHARACTERS);
        if (!policy.danish()) asked.add(PasswordFault.DANISH_CHARACTERS_NOT_ALLOWED);
        if (!policy.name()) asked.add(PasswordFault.CONTAINS_NAME);
        if (policy.threeOfFour()) asked.add(PasswordFault.NOT_COMPLEX);
        if (!policy.words().isEmpty()) asked.add(PasswordFault.BAD_PASSWORD);
        if (policy.leaked()) asked.add(PasswordFault.LEAKED_PASSWORD);
        return asked;
    }

    private static PasswordFault missing(CharacterClass kind) {
        return switch (kind) {
            case LOWER -> PasswordFault.NO_LOWERCASE;
            case UPPER -> PasswordFault.NO_UPPERCASE;
            case DIGIT -> PasswordFault.NO_DIGITS;
            case SPECIAL -> PasswordFault.NO_SPECIAL_CHARACTERS;
        };
    }

    private boolean breaks(PasswordFault rule, String password, Owner owner) {
        return switch (rule) {
            case TOO_SHORT -> letters(password) < policy.shortest();
            case TOO_LONG -> letters(password) > policy.longest();
            case NO_LOWERCASE -> lacks(CharacterClass.LOWER, password);
            case NO_UPPERCASE -> lacks(CharacterClass.UPPER, password);
            case NO_DIGITS -> lacks(CharacterClass.DIGIT, password);
            case NO_SPECIAL_CHARACTERS -> lacks(CharacterClass.SPECIAL, password);
            case WRONG_SPECIAL_CHARACTERS -> !policy.specials().isEmpty() && hasOther(password);
            case DANISH_CHARACTERS_NOT_ALLOWED ->
                !policy.danish() && lower(password).matches("(?s).*[æøå].*");
            case CONTAINS_NAME -> !policy.name() && names(owner).anyMatch(lower(password)::contains);
            case NOT_COMPLEX -> policy.threeOfFour() && classes(password) < ENOUGH_CLASSES;
            case OLD_PASSWORD -> false;
            case BAD_PASSWORD ->
                policy.words().stream().map(PasswordCheck::lower).anyMatch(lower(password)::contains);
            case LEAKED_PASSWORD -> policy.leaked() && leaked.test(password);
        };
    }

    private static int letters(String password) {
        return password.codePointCount(0, password.length());
    }

    private boolean lacks(CharacterClass kind, String password) {
        return policy.classes().contains(kind) && !kind.isIn(password);
    }

    private static long classes(String password) {
        return Arrays.stream(CharacterClass.values())
                .filter(kind -> kind.isIn(password))
                .count();
    }

    private boolean hasOther(String password) {
        return password.codePoints()
                .filter(CharacterClass.SPECIAL::holds)
                .anyMatch(letter -> policy.specials().indexOf(letter) < 0);
    }

    private static Stream<String> names(Owner owner) {
        var parts =
                Arrays.stream(owner.name().split("[^\\p{L}\\p{M}]+", -1)).filter(part -> letters(part) >= NAME_PART);
        return Stream.concat(parts, Stream.of(owner.userName()))
                .map(PasswordCheck::lower)
                .filter(part -> !part.isEmpty());
    }

    private static String lower(String text) {
        return normal(text).toLowerCase(Locale.ROOT);
    }
}
