package dk.faelled.secondfactor.desk;

import dk.faelled.platform.page.Errors;
import java.util.List;

/** @param from first day, {@code until} the last, as typed @param csv address of the same as a file; empty for none */
public record StatisticsView(String from, String until, List<Part> parts, String csv, Errors errors) {
    /** @param title what is counted by */
    public record Part(String title, List<Line> lines) {}

    /** All in words. @param median seconds; empty where nobody answered */
    public record Line(
            String name,
            String asked,
            String approved,
            String rejected,
            String unanswered,
            String rate,
            String people,
            String median) {}
}
