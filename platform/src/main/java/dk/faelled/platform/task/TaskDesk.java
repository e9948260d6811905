package dk.faelled.platform.task;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Assignee;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Live;
import dk.faelled.platform.Modules;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskClosed;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.TaskOpened;
import dk.faelled.platform.Tasks;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.UnitManagers;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Opens tasks, shows everyone their own, and does what can be done at one press. */
@Service
@Transactional
public class TaskDesk implements Tasks {
    static final String ORPHANS = "platform.tenant.admin";
    private final TaskTable table;
    private final ObjectProvider<TaskKind> kinds;
    private final ObjectProvider<UnitManagers> managers;
    private final AccessDecider access;
    private final Modules modules;
    private final Audit audit;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    /** What the log tells. */
    record Logged(String key, String kind, String outcome) {}

    TaskDesk(
            TaskTable table,
            ObjectProvider<TaskKind> kinds,
            ObjectProvider<UnitManagers> managers,
            AccessDecider access,
            Modules modules,
            Audit audit,
            Live live,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.managers = managers;
        this.access = access;
        this.modules = modules;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void open(OpenTask task) {
        var id = Ids.next();
        var isNew = table.open(task, id, json.writeValueAsString(task.args()), clock.instant());
        tell(id, task.assignee());
        if (isNew)
            events.publishEvent(
                    new TaskOpened(Tenant.current(), task.key(), task.kind().id()));
    }

    @Override
    public void close(String key, String outcome) {
        var by = Context.current().actor().reference();
        table.close(key, clock.instant(), by, outcome).ifPresent(row -> {
            audit.changed("platform.task.close", "task:" + row.id(), null, new Logged(key, row.kind(), outcome), null);
            tell(row.id(), row.assignee());
            events.publishEvent(new TaskClosed(Tenant.current(), key, row.kind()));
        });
    }

    /** Those of the one who asks, by due date. @param after {@link TaskView#place} of the last one seen */
    public TasksView page(@Nullable String after, int size) {
        var rows = table.page(reader(), TaskView.place(after), size + 1);
        var shown = rows.stream().limit(size).map(this::view).toList();
        return new TasksView(shown, rows.size() > size ? shown.getLast().place() : null);
    }

    /** Does it and closes the task; one that the reader does not see, or that is closed by now, is not there. */
    void act(String key, String action) {
        var row = table.seen(reader(), key).orElseThrow(() -> new NotFound("task " + key));
        var found = kind(row.kind()).flatMap(kind -> kind.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst());
        found.orElseThrow(() -> new NotFound("action " + action)).act().accept(key);
        close(key, action);
    }

    private TaskView view(TaskTable.Row row) {
        var kind = kind(row.kind()).orElseThrow();
        return TaskView.of(row, kind, json.readValue(row.args(), kind.args()), clock);
    }

    private Optional<TaskKind> kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    private TaskTable.Reader reader() {
        var me = Context.current().actor().id();
        var held = access.held();
        var shown = kinds.stream()
                .filter(kind -> kind.permission() == null || held.contains(kind.permission()))
                .filter(kind -> modules.declares(kind.id()))
                .map(TaskKind::id)
                .collect(Collectors.toSet());
        return new TaskTable.Reader(me, shown, held, units(me, held.contains(ORPHANS)));
    }

    /** Those whose tasks are the reader's: led by the reader, and for administrators those that nobody leads. */
    private Set<UUID> units(UUID me, boolean orphans) {
        var known = managers.getIfAvailable();
        var units = new HashSet<UUID>();
        if (known != null) units.addAll(known.ledBy(me));
        if (orphans) {
            var waiting = table.units();
            units.addAll(known == null ? waiting : known.unled(waiting));
        }
        return units;
    }

    private void tell(UUID id, Assignee assignee) {
        live.changed(
                "task",
                id,
                switch (assignee) {
                    case Assignee.Person(var account) -> new Live.To(account, null);
                    case Assignee.Holder(var permission) -> new Live.To(null, permission);
                    // who leads it now is asked when the page is made
                    case Assignee.UnitManager _ -> new Live.To(null, "platform.home");
                });
    }
}
