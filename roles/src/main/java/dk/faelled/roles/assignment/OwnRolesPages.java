package dk.faelled.roles.assignment;

import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the reader holds, and why (mine rettigheder). */
@Controller
@RequestMapping(OwnRolesPages.PATH)
@Requires("roles.own.read")
class OwnRolesPages {
    static final String PATH = "/roles/mine";
    private final RoleUserDesk desk;
    private final WhyDesk why;

    OwnRolesPages(RoleUserDesk desk, WhyDesk why) {
        this.desk = desk;
        this.why = why;
    }

    @GetMapping
    ModelAndView mine(HttpServletRequest request) {
        var day = ListRequest.of(request).asOf(desk.today());
        var views = own().stream().map(user -> desk.view(user, day, true)).toList();
        return new ModelAndView("roles/mine", "view", new OwnRolesView(views, day, desk.today()));
    }

    /** Somebody signed in is the person whom the accounts belong to. */
    private List<UserId> own() {
        return desk.ofPerson(Context.current().actor().id());
    }

    @GetMapping("/{id}/why/{role}")
    ModelAndView why(@PathVariable UUID id, @PathVariable long role, HttpServletRequest request) {
        var user = new UserId(id);
        if (!own().contains(user)) throw new NotFound("role_user " + id);
        var day = ListRequest.of(request).asOf(desk.today());
        return new ModelAndView("roles/why", "view", why.view(user, new UserRoleId(role), day, true));
    }
}
