package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the pages show of separation of duties. */
@Component
@Transactional(readOnly = true)
class ConflictDesk {
    private final ConflictRules rules;
    private final ConflictFindings findings;
    private final Mitigations mitigations;
    private final CatalogueTable catalogue;
    private final TreeTable tree;
    private final RoleUserDesk users;

    ConflictDesk(
            ConflictRules rules,
            ConflictFindings findings,
            Mitigations mitigations,
            CatalogueTable catalogue,
            TreeTable tree,
            RoleUserDesk users) {
        this.rules = rules;
        this.findings = findings;
        this.mitigations = mitigations;
        this.catalogue = catalogue;
        this.tree = tree;
        this.users = users;
    }

    String name(long id) {
        return findings.rule(id).name();
    }

    ConflictsView rules() {
        var all = rules.all();
        var sides = ConflictSides.of(catalogue, all);
        return new ConflictsView(all.stream()
                .map(rule -> new ConflictsView.Line(
                        rule.name(),
                        ConflictPages.PATH + "/" + rule.id(),
                        sides.words(rule.left()),
                        sides.words(rule.right()),
                        Messages.text("roles.conflict.severity." + rule.severity())))
                .toList());
    }

    ConflictView view(long id) {
        var rule = findings.rule(id);
        var found = findings.of(rule);
        Map<UserId, Mitigation> exempt = mitigations.current().stream()
                .filter(one -> one.rule() == id)
                .collect(Collectors.toMap(Mitigation::user, Function.identity()));
        var held = new HashSet<UserRoleId>();
        for (var one : found) {
            var left = one.conflict().left().role();
            var right = one.conflict().right().role();
            if (left != null) held.add(left);
            if (right != null) held.add(right);
        }
        var names = RoleNames.of(catalogue, tree.view(), held, List.of());
        var sides = ConflictSides.of(catalogue, List.of(rule));
        return new ConflictView(
                id,
                rule.name(),
                sides.words(rule.left()),
                sides.words(rule.right()),
                Messages.text("roles.conflict.scope." + rule.scope()),
                Messages.text("roles.conflict.severity." + rule.severity()),
                found.stream()
                        .map(one -> new ConflictView.Line(
                                one.user().name(),
                                RoleUserPages.PATH + "/" + one.user().id(),
                                names.role(one.conflict().left().role()),
                                names.role(one.conflict().right().role()),
                                written(exempt.get(one.user().id())),
                                ConflictPages.PATH + "/" + id + "/exempt/"
                                        + one.user().id()))
                        .toList(),
                found.size() >= ConflictFindings.MOST);
    }

    private static String written(@Nullable Mitigation one) {
        return one == null
                ? ""
                : Messages.text(
                        "roles.mitigation.until", Formats.current().day(one.expires()), one.reason(), one.approvedBy());
    }

    ConflictExemptView exempt(long id, UserId user, Filled in, Errors errors) {
        var here = ConflictPages.PATH + "/" + id;
        return new ConflictExemptView(name(id), users.user(user).name(), here + "/exempt/" + user, here, in, errors);
    }
}
