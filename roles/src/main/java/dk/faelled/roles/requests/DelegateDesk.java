package dk.faelled.roles.requests;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.projection.Substitutes;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a form says of personal approvers. */
@Component
@Transactional
class DelegateDesk {
    private static final String ALL = "roles.manager.update";
    private final Substitutes substitutes;
    private final RequestActors actors;
    private final RoleUserTable users;
    private final TreeTable tree;
    private final AccessDecider access;

    DelegateDesk(
            Substitutes substitutes, RequestActors actors, RoleUserTable users, TreeTable tree, AccessDecider access) {
        this.substitutes = substitutes;
        this.actors = actors;
        this.users = users;
        this.tree = tree;
        this.access = access;
    }

    /** Whether the reader may name those of others. */
    boolean all() {
        return access.may(ALL);
    }

    ListDefinition<DelegateList.Row> list() {
        return all() ? DelegateList.ALL : DelegateList.OWN;
    }

    /** Accounts as which the reader leads something. */
    @Transactional(readOnly = true)
    public List<Option> own() {
        var view = tree.view();
        return users.read(actors.accounts(RequestActors.me())).stream()
                .filter(user -> !view.managedBy(user.id()).isEmpty())
                .map(user -> new Option(user.id().toString(), user.name() + " (" + user.userId() + ")"))
                .toList();
    }

    public void name(Filled in) {
        var from = in.day("from");
        if (from == null) throw new RuleBroken("roles.text.missing").at("from");
        LocalDate until = in.day("until");
        substitutes.delegate(new Substitutes.Delegation(manager(in), called(in, "delegate"), from, until));
    }

    private UserId manager(Filled in) {
        if (all() && !in.text("manager").isEmpty()) return called(in, "manager");
        return own().stream()
                .findFirst()
                .map(own -> new UserId(UUID.fromString(own.value())))
                .orElseThrow(() -> new RuleBroken("roles.delegate.leads-nothing").at("manager"));
    }

    private UserId called(Filled in, String field) {
        try {
            return users.called(in.text(field));
        } catch (RuleBroken unknown) {
            throw unknown.at(field);
        }
    }
}
