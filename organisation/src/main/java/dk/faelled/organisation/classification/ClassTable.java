package dk.faelled.organisation.classification;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.FacetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is below and above a class on a day. */
@Repository
@Transactional(readOnly = true)
class ClassTable {
    /** Far more than the largest main group has; a flat facet is read in the list, page by page. */
    static final int MOST = 1000;

    private static final String THERE = "%1$s.valid_from <= :on and %1$s.valid_until > :on";
    private static final String COLUMNS = """
            c.id, c.user_key, c.name,
            exists (select from class k where k.parent_id = c.id and %s) as has_children""".formatted(THERE.formatted("k"));
    private final JdbcClient sql;

    ClassTable(JdbcClient sql) {
        this.sql = sql;
    }

    record Branch(ClassId id, String label, boolean hasChildren) {}

    List<Branch> children(ClassId parent, LocalDate on) {
        return sql.sql("""
                        select %s
                          from class c
                         where c.parent_id = :parent
                           and %s
                         order by c.user_key, c.id
                         limit :most
                        """.formatted(COLUMNS, THERE.formatted("c")))
                .param("parent", parent.value())
                .param("on", on)
                .param("most", MOST)
                .query((row, _) -> branch(row))
                .list();
    }

    /** Those with nothing above them on the day. */
    List<Branch> roots(FacetId facet, LocalDate on) {
        return sql.sql("""
                        select %s
                          from class c
                         where c.facet_id = :facet
                           and %s
                           and not exists (select from class p where p.id = c.parent_id and %s)
                         order by c.user_key, c.id
                         limit :most
                        """.formatted(COLUMNS, THERE.formatted("c"), THERE.formatted("p")))
                .param("facet", facet.value())
                .param("on", on)
                .param("most", MOST)
                .query((row, _) -> branch(row))
                .list();
    }

    /** The class and all above it, the topmost first. */
    List<Branch> path(ClassId id, LocalDate on) {
        return sql.sql("""
                        with recursive up (id, parent_id, depth) as (
                            select c.id, c.parent_id, 0 from class c where c.id = :id and %s
                            union all
                            select p.id, p.parent_id, up.depth + 1
                              from up
                              join class p on p.id = up.parent_id and %s
                             where up.depth < 60
                        )
                        select %s
                          from up
                          join class c on c.id = up.id and %s
                         order by up.depth desc
                        """.formatted(THERE.formatted("c"), THERE.formatted("p"), COLUMNS, THERE.formatted("c")))
                .param("id", id.value())
                .param("on", on)
                .query((row, _) -> branch(row))
                .list();
    }

    boolean hasTree(FacetId facet, LocalDate on) {
        return sql.sql(
                        "select exists (select from class c where c.facet_id = :facet and c.parent_id is not null and %s)"
                                .formatted(THERE.formatted("c")))
                .param("facet", facet.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    private static Branch branch(ResultSet row) throws SQLException {
        return new Branch(
                new ClassId(row.getObject("id", UUID.class)),
                Classification.label(row.getString("user_key"), row.getString("name")),
                row.getBoolean("has_children"));
    }
}
