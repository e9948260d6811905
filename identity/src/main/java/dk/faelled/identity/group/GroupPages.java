package dk.faelled.identity.group;

import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.MenuEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Groups and who is in them; they are loaded, and not changed here. */
@Controller
@RequestMapping(GroupPages.PATH)
@Requires(GroupPages.READ)
public class GroupPages {
    public static final String PATH = "/identity/groups";
    static final String READ = "identity.person.read";
    private final Groups groups;
    private final Lists lists;
    private final Exports exports;

    GroupPages(Groups groups, Lists lists, Exports exports) {
        this.groups = groups;
        this.lists = lists;
        this.exports = exports;
    }

    @Bean
    static MenuEntry groupsInTheMenu() {
        return new MenuEntry("identity", "identity.groups", PATH, READ, 953);
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(GroupList.GROUPS, asked, Map.of());
        return new ModelAndView(
                "identity/groups", "view", new GroupViews.All(ListView.of(GroupList.GROUPS, asked, page)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(GroupList.GROUPS, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, HttpServletRequest request) {
        var group = groups.get(id);
        var asked = ListRequest.of(request);
        var page = lists.page(GroupList.MEMBERS, asked, Map.of("group", id));
        return new ModelAndView(
                "identity/group",
                "view",
                new GroupViews.One(
                        group.name(),
                        group.domainName(),
                        group.description(),
                        group.uuid().toString(),
                        group.goneAt() != null,
                        ListView.of(GroupList.MEMBERS, asked, page)));
    }
}
