package dk.faelled.roles.requests;

import dk.faelled.roles.catalogue.NamesOfOneKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the log what a request was about. */
@Component
class RequestNames extends NamesOfOneKind {
    RequestNames(JdbcClient sql) {
        super(sql, "role-request", MyRequestsPages.PATH, """
                select q.id, coalesce(r.name, g.name) || ' – ' || u.name
                  from role_request q
                  join role_user u on u.id = q.receiver_id
                  left join user_role r on r.id = q.user_role_id
                  left join role_group g on g.id = q.group_id
                 where q.id = any(:ids)
                """);
    }
}
