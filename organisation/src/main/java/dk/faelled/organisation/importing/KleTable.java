package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber;
import dk.faelled.organisation.KlePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of the plan among the classes, and what the plan says beside them. */
@Repository
class KleTable implements KlePlan {
    private final JdbcClient sql;

    KleTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The classes with these numbers, on whatever day; where two have a number, the one that begins last. */
    Map<String, UUID> byNumber(Collection<String> numbers) {
        var found = new HashMap<String, UUID>();
        sql.sql("""
                        select c.user_key, c.id
                          from class c
                         where c.user_key = any (:numbers::text[])
                           and c.facet_id in (select f.id from facet f where f.user_key = 'kle_number')
                         order by c.valid_from, c.id
                        """).param("numbers", array(numbers)).query(row -> {
            found.put(row.getString(1), row.getObject(2, UUID.class));
        });
        return found;
    }

    Map<String, Set<KleKeyword>> keywords(Collection<String> numbers, String origin) {
        var found = new HashMap<String, Set<KleKeyword>>();
        sql.sql("""
                        select number, phrase, weight
                          from kle_keyword
                         where number = any (:numbers::text[])
                           and origin = :origin
                        """).param("numbers", array(numbers)).param("origin", origin).query(row -> {
            found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                    .add(new KleKeyword(row.getString(2), row.getObject(3, Integer.class)));
        });
        return found;
    }

    void keep(Map<String, List<KleKeyword>> keywords, String origin) {
        sql.sql("delete from kle_keyword where number = any (:numbers::text[]) and origin = :origin")
                .param("numbers", array(keywords.keySet()))
                .param("origin", origin)
                .update();
        var numbers = new ArrayList<String>();
        var phrases = new ArrayList<String>();
        var weights = new ArrayList<@Nullable Integer>();
        keywords.forEach((number, words) -> words.forEach(word -> {
            numbers.add(number);
            phrases.add(word.phrase());
            weights.add(word.weight());
        }));
        sql.sql("""
                        insert into kle_keyword (number, origin, phrase, weight)
                        select number, :origin, phrase, weight
                          from unnest(:numbers::text[], :phrases::text[], :weights::int[]) said (number, phrase, weight)
                        """)
                .param("numbers", array(numbers))
                .param("phrases", array(phrases))
                .param("weights", weights.toArray(Integer[]::new))
                .param("origin", origin)
                .update();
    }

    Map<String, Set<String>> successors(Collection<String> numbers) {
        var found = new HashMap<String, Set<String>>();
        sql.sql("select number, successor from kle_successor where number = any (:numbers::text[])")
                .param("numbers", array(numbers))
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getString(2));
                });
        return found;
    }

    void keep(Map<String, Set<String>> successors) {
        sql.sql("delete from kle_successor where number = any (:numbers::text[])")
                .param("numbers", array(successors.keySet()))
                .update();
        var numbers = new ArrayList<String>();
        var next = new ArrayList<String>();
        successors.forEach((number, all) -> all.forEach(one -> {
            numbers.add(number);
            next.add(one);
        }));
        sql.sql("""
                        insert into kle_successor (number, successor)
                        select * from unnest(:numbers::text[], :next::text[])
                        """).param("numbers", array(numbers)).param("next", array(next)).update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<KleKeyword> keywords(KleNumber number) {
        return sql.sql("select phrase, weight from kle_keyword where number = :number order by phrase, origin")
                .param("number", number.digits())
                .query((row, _) -> new KleKeyword(row.getString(1), row.getObject(2, Integer.class)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<KleNumber> replacedBy(KleNumber number) {
        return sql.sql("select successor from kle_successor where number = :number order by successor")
                .param("number", number.digits())
                .query((row, _) -> new KleNumber(row.getString(1)))
                .list();
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
