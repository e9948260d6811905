package dk.faelled.roles.giving;

import dk.faelled.roles.FunctionId;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.projection.RoleSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What titles and honorary functions are called. */
@Component
@Transactional(readOnly = true)
class TitleNames {
    private final JdbcClient sql;
    private final RoleSettings settings;

    /** @param active in use */
    record Named(String name, boolean active) {}

    TitleNames(JdbcClient sql, RoleSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** As loaders have named them, else as those who have them. */
    public Map<TitleId, Named> titles(Collection<TitleId> ids) {
        var names = new HashMap<TitleId, Named>();
        if (ids.isEmpty()) return names;
        sql.sql("""
                        select title_id, min(name), true
                          from role_position
                         where title_id = any(:ids)
                         group by title_id
                        union all
                        select id, name, active from loaded_title where id = any(:ids)
                        """)
                .param("ids", ids.stream().map(TitleId::value).distinct().toArray(UUID[]::new))
                .query(row -> {
                    names.put(
                            new TitleId(row.getObject(1, UUID.class)), new Named(row.getString(2), row.getBoolean(3)));
                });
        return names;
    }

    public Map<FunctionId, String> functions() {
        return settings.officeNames();
    }

    static @Nullable String name(@Nullable Named named) {
        return named == null ? null : named.name();
    }
}
