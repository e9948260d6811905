package dk.faelled.platform.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks by due date. @param more where the next page begins; null on the last */
public record TasksView(List<TaskView> tasks, @Nullable String more) {}
