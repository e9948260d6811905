package dk.faelled.platform.list;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saved views (gemte visninger): one's own, and those that others share. */
@Component
public class SavedViews {
    private static final String COLUMNS = "id, owner, share, permission, list, name, query, standard";
    private final JdbcClient sql;
    private final ObjectProvider<AccessDecider> access;

    SavedViews(JdbcClient sql, ObjectProvider<AccessDecider> access) {
        this.sql = sql;
        this.access = access;
    }

    /** Those that the reader may use for the list, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> of(ListDefinition<?> list) {
        var held = access.getIfAvailable() instanceof AccessDecider decider ? decider.held() : Set.<String>of();
        return sql
                .sql("""
                        select %s
                          from saved_view
                         where list = :list
                           and (owner = :me or share <> 'NONE')
                         order by name collate "da-x-icu", id
                        """.formatted(COLUMNS))
                .param("list", list.key())
                .param("me", me())
                .query(SavedViews::view)
                .list()
                .stream()
                .filter(view -> view.owner().equals(me())
                        || view.share() == SavedView.Share.TENANT
                        || view.permission() != null && held.contains(view.permission()))
                .toList();
    }

    /** What a list opens with when the reader has asked for nothing. */
    @Transactional(readOnly = true)
    public Optional<SavedView> standard(ListDefinition<?> list) {
        return of(list).stream().filter(SavedView::standard).findFirst();
    }

    /** @param permission with whose holders it is shared, where the share says so */
    @Transactional
    public SavedView save(
            ListDefinition<?> list,
            String name,
            SavedView.Share share,
            @Nullable String permission,
            ListRequest request) {
        if (name.isBlank()) throw new RuleBroken("platform.list.view.no-name").at("name");
        if ((share == SavedView.Share.PERMISSION) != (permission != null))
            throw new RuleBroken("platform.list.view.no-permission").at("share");
        var view = new SavedView(
                UUID.randomUUID(),
                me(),
                share,
                permission,
                list.key(),
                name.strip(),
                request.kept().toString(),
                false);
        sql.sql("""
                        insert into saved_view (id, owner, share, permission, list, name, query)
                        values (:id, :owner, :share, :permission, :list, :name, :query)
                        """)
                .param("id", view.id())
                .param("owner", view.owner())
                .param("share", view.share().name())
                .param("permission", view.permission())
                .param("list", view.list())
                .param("name", view.name())
                .param("query", view.query())
                .update();
        return view;
    }

    /** Makes a view that is shared with all the one that the list opens with; the caller has checked the right to. */
    @Transactional
    public void makeStandard(ListDefinition<?> list, UUID id) {
        sql.sql("update saved_view set standard = false where list = :list and standard")
                .param("list", list.key())
                .update();
        var changed = sql.sql(
                        "update saved_view set standard = true where id = :id and list = :list and share = 'TENANT'")
                .param("id", id)
                .param("list", list.key())
                .update();
        if (changed == 0) throw new NotFound("saved view " + id);
    }

    /** Only one's own. */
    @Transactional
    public void delete(UUID id) {
        var gone = sql.sql("delete from saved_view where id = :id and owner = :me")
                .param("id", id)
                .param("me", me())
                .update();
        if (gone == 0) throw new NotFound("saved view " + id);
    }

    private static UUID me() {
        return Context.current().actor().id();
    }

    private static SavedView view(ResultSet row, int n) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                SavedView.Share.valueOf(row.getString("share")),
                row.getString("permission"),
                row.getString("list"),
                row.getString("name"),
                row.getString("query"),
                row.getBoolean("standard"));
    }
}
