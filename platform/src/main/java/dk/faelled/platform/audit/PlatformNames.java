package dk.faelled.platform.audit;

import dk.faelled.platform.QueriedNames;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ground floor's own objects are called: users, keys, loads, authorities. */
@Component
class PlatformNames extends QueriedNames {
    PlatformNames(JdbcClient sql) {
        super(sql, Set.of("account", "api-key", "import", "tenant"), """
                select 'account', id, display_name, '' from account where id = any (:ids)
                union all
                select 'api-key', id, name || ' (' || prefix || ')', '' from api_key where id = any (:ids)
                union all
                select 'tenant', id, name, '' from tenant where id = any (:ids)
                union all
                select 'import', id, file_name, '/imports/' || id from import_run where id = any (:ids)
                """);
    }
}
