package dk.faelled.secondfactor.desk;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.CsvFile;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.challenge.ChallengeStatistics;
import dk.faelled.secondfactor.challenge.ChallengeStatistics.By;
import dk.faelled.secondfactor.challenge.ChallengeStatistics.Counted;
import dk.faelled.secondfactor.connector.ConnectorRights;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Statistik over anden faktor (MFA-19): how much is asked, by whom and on what, and how people answer. */
@Controller
@RequestMapping(StatisticsPages.PATH)
@Requires(ConnectorRights.READ)
class StatisticsPages {
    static final String PATH = "/secondfactor/statistics";
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 400;
    private static final int MONTHS = 13;
    private final ChallengeStatistics statistics;
    private final Clock clock;

    /** Both days count. */
    private record Period(LocalDate from, LocalDate until) {
        Instant begin() {
            return from.atStartOfDay(Formats.COPENHAGEN).toInstant();
        }

        Instant end() {
            return until.plusDays(1).atStartOfDay(Formats.COPENHAGEN).toInstant();
        }

        String query() {
            return "?from=" + from + "&until=" + until;
        }
    }

    StatisticsPages(ChallengeStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @Bean
    static MenuEntry statisticsInTheMenu() {
        return new MenuEntry("identity", "secondfactor.statistics", PATH, ConnectorRights.READ, 956);
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
        try {
            var period = period(from, until);
            var parts = Arrays.stream(By.values())
                    .map(by -> new StatisticsView.Part(
                            Messages.text("secondfactor.statistics.by." + by),
                            counted(by, period).stream()
                                    .map(one -> line(by, one))
                                    .toList()))
                    .toList();
            return view(
                    period.from().toString(),
                    period.until().toString(),
                    parts,
                    PATH + "/csv" + period.query(),
                    Errors.NONE);
        } catch (RuleBroken broken) {
            var page = view(from, until, List.of(), "", Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static ModelAndView view(
            String from, String until, List<StatisticsView.Part> parts, String csv, Errors errors) {
        return new ModelAndView("secondfactor/statistics", "view", new StatisticsView(from, until, parts, csv, errors));
    }

    /** The same numbers, one line for each; names in words, numbers as numbers. */
    @GetMapping("/csv")
    void csv(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response)
            throws IOException {
        var period = period(from, until);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"statistik-" + period.from() + "-" + period.until() + ".csv\"");
        try (var file = new CsvFile(
                response.getOutputStream(),
                List.of(
                        Messages.text("secondfactor.statistics.by"),
                        Messages.text("secondfactor.statistics.name"),
                        Messages.text("secondfactor.statistics.asked"),
                        Messages.text("secondfactor.statistics.approved"),
                        Messages.text("secondfactor.statistics.rejected"),
                        Messages.text("secondfactor.statistics.unanswered"),
                        Messages.text("secondfactor.statistics.rate"),
                        Messages.text("secondfactor.statistics.people"),
                        Messages.text("secondfactor.statistics.median")))) {
            for (var by : By.values())
                for (var one : counted(by, period))
                    file.row(Arrays.asList(
                            Messages.text("secondfactor.statistics.by." + by),
                            name(by, one),
                            one.asked(),
                            one.approved(),
                            one.rejected(),
                            one.unanswered(),
                            one.rate(),
                            one.people(),
                            seconds(one)));
        }
    }

    /** Months stand beside the period: how many people there are each month is a question of the whole year. */
    private List<Counted> counted(By by, Period period) {
        var begin = by == By.MONTH
                ? period.until()
                        .withDayOfMonth(1)
                        .minusMonths(MONTHS - 1)
                        .atStartOfDay(Formats.COPENHAGEN)
                        .toInstant()
                : period.begin();
        return statistics.counted(by, begin, period.end());
    }

    private Period period(String from, String until) {
        var today = LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN);
        var last = until.isBlank() ? today : day(until, "until");
        var first = from.isBlank() ? last.minusDays(DAYS - 1L) : day(from, "from");
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last))
            throw new RuleBroken("secondfactor.statistics.period", MOST_DAYS).at("from");
        return new Period(first, last);
    }

    private static LocalDate day(String text, String field) {
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2200) return day;
            throw new RuleBroken("secondfactor.statistics.day").at(field);
        } catch (DateTimeException none) {
            throw new RuleBroken("secondfactor.statistics.day").at(field);
        }
    }

    private static StatisticsView.Line line(By by, Counted one) {
        var seconds = seconds(one);
        return new StatisticsView.Line(
                name(by, one),
                Long.toString(one.asked()),
                Long.toString(one.approved()),
                Long.toString(one.rejected()),
                Long.toString(one.unanswered()),
                one.rate() + " %",
                Long.toString(one.people()),
                seconds == null ? "" : seconds.toPlainString().replace('.', ','));
    }

    private static String name(By by, Counted one) {
        return switch (by) {
            case TYPE ->
                DeviceType.of(one.name())
                        .map(type -> Messages.text("secondfactor.type." + type))
                        .orElse(one.name());
            case HOUR -> Messages.text("secondfactor.statistics.hour", one.name());
            case CONNECTOR, MONTH -> one.name();
        };
    }

    private static @Nullable BigDecimal seconds(Counted one) {
        var median = one.median();
        return median == null ? null : BigDecimal.valueOf(median).setScale(1, RoundingMode.HALF_UP);
    }
}
