package dk.faelled.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of measure, target and figure; a row that misses its target says so. */
final class Figures {
    private final String title;
    private final List<String> rows = new ArrayList<>();
    private boolean missed;

    Figures(String title) {
        this.title = title;
    }

    void most(String measure, double target, double figure, String unit) {
        row(measure, "≤ " + shown(target), figure, unit, figure <= target);
    }

    void least(String measure, double target, double figure, String unit) {
        row(measure, "≥ " + shown(target), figure, unit, figure >= target);
    }

    /** A figure without a target. */
    void only(String measure, double figure, String unit) {
        row(measure, "", figure, unit, true);
    }

    private void row(String measure, String target, double figure, String unit, boolean met) {
        missed |= !met;
        rows.add("%-58s %10s %10s %-5s %s".formatted(measure, target, shown(figure), unit, met ? "" : "MISSED"));
    }

    boolean missed() {
        return missed;
    }

    void print() {
        System.out.printf("%n%s%n", title);
        for (var row : rows) System.out.println("  " + row.stripTrailing());
    }

    /** @param part 0.5 for the median */
    static double percentile(double[] values, double part) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * (sorted.length - 1)))];
    }

    private static String shown(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
