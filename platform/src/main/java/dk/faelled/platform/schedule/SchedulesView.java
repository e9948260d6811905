package dk.faelled.platform.schedule;

import dk.faelled.platform.Schedule;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done by the clock, how it went, and when it comes next. */
public record SchedulesView(List<Line> lines) {

    /** @param running whether it runs now */
    public record Line(
            String name,
            String title,
            String cron,
            String last,
            String state,
            Shell.Kind shade,
            String next,
            boolean running) {}

    static SchedulesView of(List<Schedule> schedules, List<ScheduleTable.Run> runs, List<ScheduleTable.Next> next) {
        Map<String, ScheduleTable.Run> went =
                runs.stream().collect(Collectors.toMap(ScheduleTable.Run::name, Function.identity()));
        Map<String, ScheduleTable.Next> comes =
                next.stream().collect(Collectors.toMap(ScheduleTable.Next::name, Function.identity()));
        return new SchedulesView(schedules.stream()
                .map(schedule -> {
                    var run = went.get(schedule.name());
                    var ticket = comes.get(schedule.name());
                    boolean running = ticket != null && ticket.running();
                    return new Line(
                            schedule.name(),
                            Messages.text("schedule." + schedule.name()),
                            schedule.cron().toString(),
                            run == null ? "" : Formats.current().moment(run.startedAt()),
                            state(run),
                            shade(run),
                            ticket == null || running ? "" : Formats.current().moment(ticket.at()),
                            running);
                })
                .toList());
    }

    private static String state(ScheduleTable.@Nullable Run run) {
        if (run == null) return Messages.text("platform.schedule.never");
        return run.fault() == null
                ? Messages.text("platform.schedule.state." + run.state())
                : Messages.text("platform.schedule.failed", run.fault());
    }

    private static Shell.Kind shade(ScheduleTable.@Nullable Run run) {
        if (run == null) return Shell.Kind.INFO;
        return switch (run.state()) {
            case RUNNING -> Shell.Kind.INFO;
            case DONE -> Shell.Kind.SUCCESS;
            case SKIPPED -> Shell.Kind.WARNING;
            case FAILED -> Shell.Kind.ERROR;
        };
    }
}
