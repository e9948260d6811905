package dk.faelled.roles.requests;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListPage;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.Target;
import dk.faelled.roles.assignment.TargetNames;
import dk.faelled.roles.catalogue.CatalogueTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the pages of requests show. */
@Component
@Transactional(readOnly = true)
class RequestDesk {
    private final RequestTable table;
    private final Deciding deciding;
    private final RequestActors actors;
    private final TargetNames names;
    private final CatalogueTable catalogue;
    private final Peers peers;
    private final Lists lists;
    private final AccessDecider access;

    RequestDesk(
            RequestTable table,
            Deciding deciding,
            RequestActors actors,
            TargetNames names,
            CatalogueTable catalogue,
            Peers peers,
            Lists lists,
            AccessDecider access) {
        this.table = table;
        this.deciding = deciding;
        this.actors = actors;
        this.names = names;
        this.catalogue = catalogue;
        this.peers = peers;
        this.lists = lists;
        this.access = access;
    }

    ListView<RequestLists.Row> list(ListDefinition<RequestLists.Row> list, ListRequest asked) {
        return ListView.of(list, asked, lists.page(list, asked, parameters()));
    }

    /** With how many colleagues hold each. */
    ListView<RequestLists.Row> waiting(ListDefinition<RequestLists.Row> list, ListRequest asked) {
        var page = lists.page(list, asked, parameters());
        return ListView.of(
                list,
                asked,
                new ListPage<>(peers.of(page.rows()), page.before(), page.after(), page.count(), page.notes()));
    }

    static Map<String, Object> parameters() {
        return Map.of("me", RequestActors.me());
    }

    /** @param typed the comment of a decision that was refused */
    RequestView view(UUID id, String typed, Errors errors) {
        var request = table.find(id).orElseThrow(() -> new NotFound("role_request " + id));
        var me = RequestActors.me();
        var outlook = deciding.outlook(request);
        boolean theirs = me.equals(request.requester()) || me.equals(request.person());
        if (!theirs && !outlook.mayAct() && !decidedBy(request, me) && !access.may(RequestsConfiguration.READ))
            throw new NotFound("role_request " + id);
        var approvers = request.isOpen()
                ? table.approvers(List.of(id)).getOrDefault(id, java.util.Set.of())
                : java.util.Set.<UUID>of();
        return new RequestView(
                id,
                request.receiver().value(),
                String.join(", ", names.of(List.of(request.target()))),
                request.receiverName(),
                request.requesterName(),
                request.adds(),
                names.unit(request.unit()),
                TargetNames.period(request.dates()),
                request.reason(),
                Messages.text("roles.request.status." + request.status()),
                request.isOpen(),
                request.isOpen() && request.unmanned(),
                Formats.current().moment(request.askedAt()),
                mark(request.approval()),
                mark(request.ending()),
                request.comment(),
                limits(request),
                outlook.broken().stream().map(one -> Messages.text(one.said())).toList(),
                actors.names(approvers).values().stream().sorted().toList(),
                request.isOpen() ? peersOf(request) : "",
                request.isOpen() && outlook.mayAct(),
                request.isOpen() && (me.equals(request.requester()) || access.may(RequestsConfiguration.ADMIN)),
                typed,
                errors);
    }

    private static boolean decidedBy(RoleRequest request, UUID actor) {
        var ending = request.ending();
        var approval = request.approval();
        return ending != null && ending.by().equals(actor)
                || approval != null && approval.by().equals(actor);
    }

    private String peersOf(RoleRequest request) {
        var unit = request.unit();
        var wish = new Peers.Wish(
                request.id(),
                request.receiver().value(),
                unit == null ? null : unit.value(),
                request.target() instanceof Target.OfRole(var role) ? role.value() : null,
                request.target() instanceof Target.OfGroup(var group) ? group.value() : null);
        return peers.words(List.of(wish)).getOrDefault(request.id(), "");
    }

    private List<String> limits(RoleRequest request) {
        if (request.postponed().isEmpty()) return List.of();
        var types = catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, ConstraintType::name));
        var said = new ArrayList<String>();
        for (var one : request.postponed())
            said.add(types.getOrDefault(one.type(), one.type().toString()) + ": " + String.join(", ", one.values()));
        return said;
    }

    private static String mark(RoleRequest.@Nullable Mark mark) {
        return mark == null
                ? ""
                : Messages.text(
                        "roles.request.mark", mark.name(), Formats.current().moment(mark.at()));
    }
}
