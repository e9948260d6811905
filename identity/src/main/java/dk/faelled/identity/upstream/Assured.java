package dk.faelled.identity.upstream;

import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How sure another provider's word is.
 *
 * @param levelClaim the name of what it tells of the level; empty for nothing
 * @param steps which level a value of that claim means
 * @param most never more than that
 * @param secondClaim the name of what it tells of a second factor; empty where it proves none
 * @param secondValue the value that is to be among those of the claim
 */
public record Assured(String levelClaim, List<Step> steps, NsisLevel most, String secondClaim, String secondValue) {
    private static final int MOST_STEPS = 30;
    private static final String NSIS = "https://data.gov.dk/concept/core/nsis/loa";

    /** @param value of the claim, letter by letter */
    public record Step(String value, NsisLevel level) {}

    /** @throws RuleBroken at the field that is wrong */
    public Assured {
        levelClaim = checked("levelClaim", levelClaim);
        secondClaim = checked("secondClaim", secondClaim);
        secondValue = checked("secondValue", secondValue);
        if (!secondClaim.isEmpty() && secondValue.isEmpty())
            throw new RuleBroken("identity.source.second.value").at("secondValue");
        if (steps.size() > MOST_STEPS) throw new RuleBroken("identity.source.steps.many", MOST_STEPS).at("steps");
        steps = List.copyOf(steps);
    }

    private static String checked(String field, String text) {
        if (text.length() > LoginSource.LONGEST)
            throw new RuleBroken("identity.source.claim.wrong", LoginSource.LONGEST).at(field);
        return text.strip();
    }

    /** What the levels of NSIS are called in both protocols; nothing counts for more than LOW until somebody says so. */
    static Assured usual(LoginSource.Kind kind) {
        var steps = new ArrayList<Step>();
        for (var level : List.of(NsisLevel.LOW, NsisLevel.SUBSTANTIAL, NsisLevel.HIGH)) {
            var word = level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);
            steps.add(new Step(word, level));
            steps.add(new Step(NSIS + "/" + word, level));
        }
        return new Assured(kind == LoginSource.Kind.OIDC ? "loa" : NSIS, steps, NsisLevel.LOW, "", "");
    }

    /** The highest that is told and may be believed. */
    NsisLevel level(Map<String, List<String>> told) {
        var values = told.getOrDefault(levelClaim, List.of());
        return steps.stream()
                .filter(step -> values.contains(step.value()))
                .map(Step::level)
                .reduce(NsisLevel.NONE, NsisLevel::atLeast)
                .atMost(most);
    }

    boolean second(Map<String, List<String>> told) {
        return !secondClaim.isEmpty()
                && told.getOrDefault(secondClaim, List.of()).contains(secondValue);
    }

    /** One a line: the value, a space, and the level in English or Danish. @throws RuleBroken at a line that is none */
    static List<Step> parse(List<String> lines) {
        var all = new ArrayList<Step>();
        for (var line : lines) {
            int space = line.lastIndexOf(' ');
            if (space <= 0 || line.length() > LoginSource.LONGEST)
                throw new RuleBroken("identity.source.steps.wrong", shown(line)).at("steps");
            all.add(new Step(
                    line.substring(0, space).strip(),
                    switch (line.substring(space + 1).toUpperCase(Locale.ROOT)) {
                        case "NONE", "INGEN" -> NsisLevel.NONE;
                        case "LOW", "LAV" -> NsisLevel.LOW;
                        case "SUBSTANTIAL", "BETYDELIG" -> NsisLevel.SUBSTANTIAL;
                        case "HIGH", "HØJ" -> NsisLevel.HIGH;
                        default -> throw new RuleBroken("identity.source.steps.wrong", shown(line)).at("steps");
                    }));
        }
        return all;
    }

    private static String shown(String line) {
        return line.length() > 100 ? line.substring(0, 100) : line;
    }

    static String written(List<Step> steps) {
        var lines = new ArrayList<String>();
        for (var step : steps) lines.add(step.value() + " " + step.level());
        return String.join("\n", lines);
    }
}
