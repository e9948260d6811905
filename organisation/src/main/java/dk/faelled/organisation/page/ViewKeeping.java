package dk.faelled.organisation.page;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.list.SavedView;
import dk.faelled.platform.list.SavedViews;
import dk.faelled.platform.page.Query;
import dk.faelled.platform.page.Shell;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saved views of a list: kept, shared and deleted from the list's own page. */
@Component
public class ViewKeeping {
    private static final String SHARED_WITH = "organisation.edit";
    private final Lists lists;
    private final SavedViews views;
    private final AccessDecider access;

    ViewKeeping(Lists lists, SavedViews views, AccessDecider access) {
        this.lists = lists;
        this.views = views;
        this.access = access;
    }

    /** What is asked for of a list, and the views that the reader may choose. @param parameters of the list's own conditions */
    @Transactional(readOnly = true)
    public <R> ListView<R> list(ListDefinition<R> list, ListRequest asked, Map<String, ?> parameters) {
        return ListView.of(list, asked, lists.page(list, asked, parameters)).with(views.of(list));
    }

    /** @param query of the list as it stands, which is what is kept; answers where it is seen */
    public String save(
            ListDefinition<?> list, String path, String query, String name, String share, RedirectAttributes next) {
        var wanted = Arrays.stream(SavedView.Share.values())
                .filter(s -> s.name().equals(share))
                .findFirst()
                .orElse(SavedView.Share.NONE);
        var request = new ListRequest(path, Query.of(query));
        // what everybody sees is for those to decide who may change what everybody sees
        if (wanted != SavedView.Share.NONE && !access.may(SHARED_WITH)) wanted = SavedView.Share.NONE;
        try {
            var view =
                    views.save(list, name, wanted, wanted == SavedView.Share.PERMISSION ? SHARED_WITH : null, request);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.views.saved", view.name()));
            return Query.of(view.query()).with("view", view.id().toString()).on(path);
        } catch (RuleBroken broken) {
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.warning(broken.key()));
            return request.query().on(path);
        }
    }

    public String delete(UUID id, String path, RedirectAttributes next) {
        views.delete(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.views.deleted"));
        return path;
    }
}
