package dk.faelled.roles.requests;

import dk.faelled.platform.Assignee;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import dk.faelled.platform.page.Placeholders;
import dk.faelled.roles.assignment.TargetNames;
import dk.faelled.roles.reach.GrantTable;
import dk.faelled.roles.rights.Grant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Tells whoever is to decide, and whoever asked and was asked for, what has become of it; opens and closes the tasks. */
@Component
class Telling {
    private static final String TASK = "roles.request:";
    private static final int ADMINISTRATORS = 50;
    private final Notices notices;
    private final Tasks tasks;
    private final TargetNames names;
    private final GrantTable grants;
    private final ObjectProvider<TaskKind> taskKinds;
    private final ObjectProvider<NoticeKind> noticeKinds;

    /** What is asked. Its words are those of the texts' {@code {operation}}. */
    enum Operation implements Placeholders.Worded {
        ADD,
        REMOVE;

        @Override
        public String key() {
            return "roles.request.operation." + name();
        }
    }

    /** What a task tells. */
    record Todo(Operation operation, String bruger, String rolle) {}

    /** What approvers are told; the names are those of the placeholders that authorities know. */
    record Waiting(
            Operation operation,
            String anmoder,
            String bruger,
            String rolle,
            String enhed,
            String begrundelse,
            @Nullable LocalDate startdato,
            @Nullable LocalDate stopdato) {}

    /** What whoever asked is told at the end. */
    record Decided(
            Operation operation,
            String anmoder,
            String bruger,
            String rolle,
            String handlet,
            String begrundelse,
            @Nullable LocalDate startdato,
            @Nullable LocalDate stopdato) {}

    Telling(
            Notices notices,
            Tasks tasks,
            TargetNames names,
            GrantTable grants,
            ObjectProvider<TaskKind> taskKinds,
            ObjectProvider<NoticeKind> noticeKinds) {
        this.notices = notices;
        this.tasks = tasks;
        this.names = names;
        this.grants = grants;
        this.taskKinds = taskKinds;
        this.noticeKinds = noticeKinds;
    }

    /** Something that was asked at one go waits for these. @param batch not empty @param unmanned the administrators too */
    void waits(List<RoleRequest> batch, Collection<UUID> approvers, boolean unmanned) {
        var first = batch.getFirst();
        var operation = operation(first);
        var users = batch.stream().map(RoleRequest::receiverName).distinct().collect(Collectors.joining(", "));
        var roles = String.join(
                ", ", names.of(batch.stream().map(RoleRequest::target).toList()));
        var todo = new Todo(operation, users, roles);
        var told = new Waiting(
                operation,
                first.requesterName(),
                users,
                roles,
                names.unit(first.unit()),
                first.reason(),
                first.dates().start(),
                first.dates().stop());
        var kind = taskKinds.stream()
                .filter(one -> one.id().equals(Kinds.TO_DECIDE))
                .findFirst()
                .orElseThrow();
        for (var approver : approvers)
            tasks.open(new OpenTask(
                    key(first.batch(), approver),
                    kind,
                    todo,
                    new Assignee.Person(approver),
                    null,
                    OpenTask.Severity.NORMAL,
                    WaitingPages.PATH));
        if (unmanned)
            tasks.open(new OpenTask(
                    unmannedKey(first.batch()),
                    kind,
                    todo,
                    new Assignee.Holder(RequestsConfiguration.ADMIN),
                    null,
                    OpenTask.Severity.NORMAL,
                    WaitingPages.ALL));
        var recipients = new LinkedHashSet<>(approvers);
        if (unmanned)
            grants.of(RequestsConfiguration.ADMIN).stream()
                    .filter(grant -> grant.units() == null && grant.systems() == null)
                    .map(Grant::actor)
                    .filter(actor -> !actor.equals(first.requester()) && !actor.equals(first.person()))
                    .limit(ADMINISTRATORS)
                    .forEach(recipients::add);
        for (var recipient : recipients)
            notices.send(
                    notice(Kinds.WAITING),
                    recipient,
                    first.batch().toString(),
                    told,
                    approvers.contains(recipient) ? WaitingPages.PATH : WaitingPages.ALL);
    }

    /** Nothing of that batch waits for them any more. */
    void done(UUID batch, Collection<UUID> approvers, String outcome) {
        for (var approver : approvers) tasks.close(key(batch, approver), outcome);
    }

    void doneUnmanned(UUID batch, String outcome) {
        tasks.close(unmannedKey(batch), outcome);
    }

    /** It is approved or rejected: told to whoever asked and to whom it is about. */
    void decided(RoleRequest request) {
        var ending = request.ending();
        if (ending == null) throw new IllegalStateException("request " + request.id() + " still waits");
        var told = new Decided(
                operation(request),
                request.requesterName(),
                request.receiverName(),
                String.join(", ", names.of(List.of(request.target()))),
                ending.name(),
                request.comment(),
                request.dates().start(),
                request.dates().stop());
        var kind = notice(request.status() == RoleRequest.Status.ASSIGNED ? Kinds.APPROVED : Kinds.REJECTED);
        for (var recipient : new LinkedHashSet<>(List.of(request.requester(), request.person())))
            notices.send(kind, recipient, request.id().toString(), told, MyRequestsPages.PATH + "/" + request.id());
    }

    private NoticeKind notice(String id) {
        return noticeKinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Operation operation(RoleRequest request) {
        return request.adds() ? Operation.ADD : Operation.REMOVE;
    }

    private static String key(UUID batch, UUID approver) {
        return TASK + batch + ":" + approver;
    }

    private static String unmannedKey(UUID batch) {
        return TASK + batch + ":admin";
    }

    /** What was asked at one go, by the key of its task. */
    static UUID batch(String key) {
        return UUID.fromString(key.substring(TASK.length(), TASK.length() + 36));
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        static final String TO_DECIDE = "roles.request.decide";
        static final String WAITING = "roles.request.waiting";
        static final String APPROVED = "roles.request.approved";
        static final String REJECTED = "roles.request.rejected";
        private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
        private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

        @Bean
        TaskKind requestToDecide(ObjectProvider<Deciding> deciding) {
            return new TaskKind(
                    TO_DECIDE,
                    Todo.class,
                    RequestsConfiguration.CREATE,
                    List.of(new TaskKind.Action(
                            "approve", key -> deciding.getObject().approveBatch(batch(key)))));
        }

        @Bean
        NoticeKind requestWaiting() {
            return new NoticeKind(
                    WAITING,
                    new Waiting(
                            Operation.ADD,
                            "Erik Lund",
                            "Erik Lund",
                            "Lønkonsulent (Lønsystemet)",
                            "Løn",
                            "Vikar for Fie i ferien",
                            FROM,
                            UNTIL),
                    new Waiting(
                            Operation.ADD,
                            "Erik Lund",
                            "Erik Lund",
                            "Payroll consultant (Payroll)",
                            "Payroll",
                            "Stands in for Fie",
                            FROM,
                            UNTIL),
                    NoticeKind.Channel.MAIL,
                    RequestsConfiguration.CREATE);
        }

        @Bean
        NoticeKind requestApproved() {
            return result(APPROVED, "", "");
        }

        @Bean
        NoticeKind requestRejected() {
            return result(REJECTED, "Spørg igen, når kurset er taget", "Ask again after the course");
        }

        private static NoticeKind result(String id, String danish, String english) {
            return new NoticeKind(
                    id,
                    new Decided(
                            Operation.ADD,
                            "Erik Lund",
                            "Erik Lund",
                            "Lønkonsulent (Lønsystemet)",
                            "Carla Holm",
                            danish,
                            FROM,
                            UNTIL),
                    new Decided(
                            Operation.ADD,
                            "Erik Lund",
                            "Erik Lund",
                            "Payroll consultant (Payroll)",
                            "Carla Holm",
                            english,
                            FROM,
                            UNTIL),
                    NoticeKind.Channel.MAIL,
                    RequestsConfiguration.CREATE);
        }
    }
}
