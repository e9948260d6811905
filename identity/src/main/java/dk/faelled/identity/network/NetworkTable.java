package dk.faelled.identity.network;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NetworkTable {
    private final JdbcClient sql;

    NetworkTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Network> all() {
        return sql.sql("select id, text(range) as range, note from identity_network order by range limit :most")
                .param("most", Networks.MOST)
                .query(Network.class)
                .list();
    }

    Optional<Network> find(UUID id) {
        return sql.sql("select id, text(range) as range, note from identity_network where id = :id")
                .param("id", id)
                .query(Network.class)
                .optional();
    }

    /** One that holds the whole of it already. */
    Optional<Network> covering(String range) {
        return sql.sql("""
                        select id, text(range) as range, note
                          from identity_network
                         where range >>= :range::cidr
                         order by masklen(range)
                         limit 1
                        """).param("range", range).query(Network.class).optional();
    }

    int count() {
        return sql.sql("select count(*) from identity_network")
                .query(Integer.class)
                .single();
    }

    void add(Network network) {
        sql.sql(
                        "insert into identity_network (id, range, note) values (:id, :range::cidr, :note) on conflict do nothing")
                .param("id", network.id())
                .param("range", network.range())
                .param("note", network.note())
                .update();
    }

    void remove(UUID id) {
        sql.sql("delete from identity_network where id = :id").param("id", id).update();
    }

    boolean holds(String address) {
        return sql.sql("select exists (select from identity_network where range >>= :address::inet)")
                .param("address", address)
                .query(Boolean.class)
                .single();
    }
}
