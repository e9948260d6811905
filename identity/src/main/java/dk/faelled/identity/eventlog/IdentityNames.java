package dk.faelled.identity.eventlog;

import dk.faelled.platform.QueriedNames;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the log what persons, systems and all else about signing in are called. */
@Component
class IdentityNames extends QueriedNames {
    IdentityNames(JdbcClient sql) {
        super(
                sql,
                Set.of(
                        "identity-domain",
                        "identity-group",
                        "identity-network",
                        "identity-person",
                        "identity-provider",
                        "identity-source"),
                """
                select 'identity-domain', id, name, '/identity/domains/' || id from identity_domain where id = any (:ids)
                union all
                select 'identity-group', id, name, '/identity/groups/' || id from identity_group where id = any (:ids)
                union all
                select 'identity-network', id, range || ' (' || note || ')', '/identity/networks'
                  from identity_network
                 where id = any (:ids)
                union all
                select 'identity-person', id, name || ' (' || user_name || ')', '/identity/persons/' || id
                  from identity_person
                 where id = any (:ids)
                union all
                select 'identity-provider', id, name, '/identity/providers/' || id
                  from identity_service_provider
                 where id = any (:ids)
                union all
                select 'identity-source', id, name, '/identity/sources/' || id
                  from identity_login_source
                 where id = any (:ids)
                """);
    }
}
