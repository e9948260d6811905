package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.TreeNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The classification: facets and their classes, as a list and as a tree, and how many objects use each. */
@Controller
@RequestMapping(ClassPages.PATH)
@Requires("organisation.read")
class ClassPages {
    static final String PATH = "/organisation/classes";
    static final String EDIT = "organisation.class.edit";
    private final ClassDesk desk;
    private final ClassTable table;
    private final ClassTree tree;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;

    ClassPages(ClassDesk desk, ClassTable table, ClassTree tree, Lists lists, Exports exports, AccessDecider access) {
        this.desk = desk;
        this.table = table;
        this.tree = tree;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "org_unit_type") String facet,
            @ModelAttribute("moment") Moment moment,
            HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(ClassList.DEFINITION, asked, parameters(facet, moment));
        return page(facet, moment, ListView.of(ClassList.DEFINITION, asked, page), List.of());
    }

    @GetMapping("/export")
    void export(
            @RequestParam(defaultValue = "org_unit_type") String facet,
            @ModelAttribute("moment") Moment moment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.send(ClassList.DEFINITION, ListRequest.of(request), parameters(facet, moment), response);
    }

    /** @param open the class down to which the tree is unfolded, for those without JavaScript */
    @GetMapping("/tree")
    ModelAndView tree(
            @RequestParam(defaultValue = "kle_number") String facet,
            @RequestParam(required = false) @Nullable UUID open,
            @ModelAttribute("moment") Moment moment) {
        var path = open == null ? List.<ClassTable.Branch>of() : table.path(new ClassId(open), moment.on());
        return page(facet, moment, null, tree.of(desk.facet(facet), facet, path, moment));
    }

    @GetMapping("/{id}/children")
    ModelAndView children(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        var facet = desk.view(new ClassId(id), moment, false).facetKey();
        return new ModelAndView("ui/treeChildren", "nodes", tree.children(new ClassId(id), facet, moment));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        return new ModelAndView("organisation/classCard", "view", desk.view(new ClassId(id), moment, access.may(EDIT)));
    }

    private ModelAndView page(
            String facet, Moment moment, @Nullable ListView<ClassList.Row> list, List<TreeNode> nodes) {
        return new ModelAndView(
                "organisation/classes",
                "view",
                new ClassesView(
                        desk.facets(moment),
                        facet,
                        desk.name(facet, moment),
                        list,
                        nodes,
                        table.hasTree(desk.facet(facet), moment.on()),
                        moment,
                        access.may(EDIT)));
    }

    private Map<String, Object> parameters(String facet, Moment moment) {
        return Map.of("on", moment.on(), "facet", desk.facet(facet).value());
    }
}
