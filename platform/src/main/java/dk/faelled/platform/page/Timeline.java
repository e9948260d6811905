package dk.faelled.platform.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When what was true: bars over years, one lane a name, and the same as a list.
 *
 * @param label what it is about
 */
public record Timeline(String label, List<Period> periods, LocalDate today) {
    private static final int WIDTH = 960;
    private static final int LEFT = 160;
    private static final int LANE = 34;

    /**
     * @param lane periods of one lane share a row
     * @param text what was true
     * @param from null: since ever
     * @param until first day on which it is no longer true; null: for ever
     */
    public record Period(
            String lane,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        public boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    public record Bar(int x, int y, int width, String text, boolean now, String title) {}

    public record Tick(int x, String text) {}

    public record Lane(int y, String text) {}

    public Timeline {
        periods = List.copyOf(periods);
    }

    public LocalDate first() {
        return ends().min(LocalDate::compareTo).orElse(today).withDayOfYear(1);
    }

    public LocalDate last() {
        return ends().max(LocalDate::compareTo).orElse(today).withDayOfYear(1).plusYears(1);
    }

    private Stream<LocalDate> ends() {
        return Stream.concat(Stream.of(today), periods.stream().flatMap(period -> Stream.of(period.from, period.until)
                .flatMap(Stream::ofNullable)));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return lanes().size() * LANE + 40;
    }

    public List<Lane> lanes() {
        var names = periods.stream().map(Period::lane).distinct().toList();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Lane(30 + i * LANE, names.get(i)))
                .toList();
    }

    public List<Bar> bars() {
        return periods.stream()
                .map(period -> {
                    int x = x(period.from == null ? first() : period.from);
                    int end = x(period.until == null ? last() : period.until);
                    int y = lanes().stream()
                            .filter(lane -> lane.text.equals(period.lane))
                            .mapToInt(Lane::y)
                            .findFirst()
                            .orElse(0);
                    int width = Math.max(4, end - x - 2);
                    int letters = (width - 12) / 7;
                    var shown = letters < 3
                            ? ""
                            : period.text.length() <= letters
                                    ? period.text
                                    : period.text.substring(0, letters - 1).strip() + "…";
                    return new Bar(
                            x,
                            y,
                            width,
                            shown,
                            period.contains(today),
                            period.text + ", " + Formats.current().period(period.from, period.until));
                })
                .toList();
    }

    public List<Tick> ticks() {
        int years = last().getYear() - first().getYear();
        int step = Math.max(1, (years + 7) / 8);
        return IntStream.iterate(first().getYear(), year -> year < last().getYear(), year -> year + step)
                .mapToObj(year -> new Tick(x(LocalDate.of(year, 1, 1)), String.valueOf(year)))
                .toList();
    }

    public int todayX() {
        return x(today);
    }

    private int x(LocalDate day) {
        var all = ChronoUnit.DAYS.between(first(), last());
        return LEFT + (int) (ChronoUnit.DAYS.between(first(), day) * (WIDTH - LEFT - 10) / all);
    }
}
