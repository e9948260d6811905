package dk.faelled.roles.catalogue;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UserRoleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was deleted lately, and can be had back. */
@Controller
@RequestMapping(DeletedPages.PATH)
@Requires("roles.itsystem.delete")
class DeletedPages {
    static final String PATH = "/roles/deleted";
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final RoleSystemRegister systems;
    private final UserRoleRegister roles;
    private final RoleGroupRegister groups;

    DeletedPages(
            JdbcClient sql,
            TransactionTemplate transactions,
            RoleSystemRegister systems,
            UserRoleRegister roles,
            RoleGroupRegister groups) {
        this.sql = sql;
        this.transactions = transactions;
        this.systems = systems;
        this.roles = roles;
        this.groups = groups;
    }

    @GetMapping
    ModelAndView list() {
        var lines = transactions.execute(_ -> sql.sql("""
                        select kind, id, name, deleted_at
                          from (select 'system' as kind, id, name, deleted_at from role_system
                                 where deleted_at > now() - interval '30 days'
                                union all
                                select 'role', r.id, r.name, r.deleted_at
                                  from user_role r
                                  join role_system s on s.id = r.system_id and s.deleted_at is null
                                 where r.deleted_at > now() - interval '30 days'
                                union all
                                select 'group', id, name, deleted_at from role_group
                                 where deleted_at > now() - interval '30 days') gone
                         order by deleted_at desc, kind, id
                         limit 200
                        """)
                .query((row, _) -> new DeletedView.Line(
                        Messages.text("roles.deleted." + row.getString("kind")),
                        row.getString("name"),
                        Formats.current().moment(row.getTimestamp("deleted_at").toInstant()),
                        PATH + "/" + row.getString("kind") + "/" + row.getLong("id") + "/restore"))
                .list());
        return new ModelAndView("roles/deleted", "view", new DeletedView(lines));
    }

    @PostMapping("/{kind}/{id}/restore")
    String restore(@PathVariable String kind, @PathVariable long id, RedirectAttributes next) {
        var there =
                switch (kind) {
                    case "system" ->
                        RoleSystemPages.PATH + "/"
                                + systems.restore(new ItSystemId(id)).id();
                    case "role" ->
                        UserRolePages.PATH + "/"
                                + roles.restore(new UserRoleId(id)).id();
                    case "group" ->
                        RoleGroupPages.PATH + "/"
                                + groups.restore(new RoleGroupId(id)).id();
                    default -> throw new NotFound("deleted " + kind);
                };
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.restored"));
        return "redirect:" + there;
    }
}
