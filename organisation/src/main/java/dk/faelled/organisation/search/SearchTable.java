package dk.faelled.organisation.search;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Folded;
import dk.faelled.organisation.Hit;
import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Search;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every word begins some word of the entry; only when nothing does, one typing error is forgiven. */
@Component
class SearchTable implements Search {
    private static final String LONG_WORD = "[a-zß-ÿ]{5,}";
    private static final int READINGS = 5;
    private static final String SELECT = """
            select s.id, %1$s, s.valid_from <= :on and s.valid_until > :on as active
              from search_entry s
             where s.type = :type
               and %2$s
             order by starts_with(s.name, :first) desc, active desc, s.name, s.id
             limit :size
            """;
    private static final String UNIT_NAME =
            "(select u.name || '|' || u.user_key from unit u where u.id = s.id order by u.valid_from <= :on desc, u.valid_from desc limit 1)";
    private static final String PERSON_NAME =
            "(select trim(p.given_name || ' ' || p.surname) || '|' || p.user_key from person p where p.id = s.id order by p.valid_from <= :on desc, p.valid_from desc limit 1)";

    private static final String NAMELESS = "null::text";

    private final JdbcClient sql;
    private final People people;

    SearchTable(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> units(String query, AsOf asOf, int size) {
        return search(Type.UNIT, UNIT_NAME, query, asOf, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> ids(Type type, String query, AsOf asOf, int size, boolean byCpr) {
        var hits = type == Type.PERSON
                ? persons(NAMELESS, query, asOf, size, byCpr)
                : search(Type.UNIT, NAMELESS, query, asOf, size);
        return hits.stream().map(Hit::id).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> persons(String query, AsOf asOf, int size, boolean byCpr) {
        return persons(PERSON_NAME, query, asOf, size, byCpr);
    }

    private List<Hit> persons(String name, String query, AsOf asOf, int size, boolean byCpr) {
        if (query.strip().matches("\\d{6}[- ]?\\d{4}")) {
            var owners = byCpr ? people.withCpr(Cpr.parse(query), asOf) : List.<PersonId>of();
            var ids = owners.stream().map(PersonId::value).toArray(UUID[]::new);
            if (ids.length > 0) return rows(Type.PERSON, name, "s.id = any(:ids)", List.of(), "", ids, asOf, size);
        }
        return search(Type.PERSON, name, query, asOf, size);
    }

    private List<Hit> search(Type type, String name, String query, AsOf asOf, int size) {
        var words = Folded.words(query);
        if (words.isEmpty()) return List.of();
        if (words.size() == 1 && words.getFirst().matches("[0-9a-f]{8}[0-9a-f-]*")) {
            var byId = byId(type, name, words.getFirst(), asOf, size);
            if (!byId.isEmpty()) return byId;
        }
        var exact = search(type, name, words.stream().map(List::of).toList(), asOf, size);
        if (!exact.isEmpty() || words.stream().noneMatch(w -> w.matches(LONG_WORD))) return exact;
        return search(type, name, words.stream().map(this::meant).toList(), asOf, size);
    }

    /** Each word or one of its readings begins some word of the entry. */
    private List<Hit> search(Type type, String name, List<List<String>> readings, AsOf asOf, int size) {
        var conditions = new ArrayList<String>();
        var patterns = new ArrayList<String>();
        for (var reading : readings) {
            int first = patterns.size();
            reading.forEach(w -> patterns.add("% " + escaped(w) + "%"));
            // not "like any": only alternatives one by one are served by the index
            conditions.add(IntStream.range(first, patterns.size())
                    .mapToObj(i -> "s.words like :w" + i)
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        var begins = readings.stream().map(List::getFirst).collect(Collectors.joining(" "));
        return rows(type, name, String.join(" and ", conditions), patterns, begins, new UUID[0], asOf, size);
    }

    /** The words that a mistyped one may stand for, the likeliest first; itself where it is short or unlike any. */
    private List<String> meant(String word) {
        if (!word.matches(LONG_WORD)) return List.of(word);
        // one wrong letter in five leaves a third of the trigrams
        sql.sql("select set_config('pg_trgm.word_similarity_threshold', '0.32', true)")
                .query(String.class)
                .single();
        var likely = sql.sql("""
                        select word
                          from search_word
                         where :word <% word
                         order by word_similarity(:word, word) desc, word
                         limit 200
                        """).param("word", word).query((row, _) -> row.getString(1)).list().stream()
                .filter(w -> Typing.begins(word, w))
                .limit(READINGS)
                .toList();
        return likely.isEmpty() ? List.of(word) : likely;
    }

    private List<Hit> byId(Type type, String name, String prefix, AsOf asOf, int size) {
        var digits = prefix.replace("-", "");
        if (digits.length() > 32) return List.of();
        var bounds = new UUID[] {
            uuid(digits + "0".repeat(32 - digits.length())), uuid(digits + "f".repeat(32 - digits.length()))
        };
        return rows(type, name, "s.id between (:ids)[1] and (:ids)[2]", List.of(), "", bounds, asOf, size);
    }

    private static UUID uuid(String digits) {
        return UUID.fromString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private List<Hit> rows(
            Type type,
            String name,
            String condition,
            List<String> patterns,
            String first,
            UUID[] ids,
            AsOf asOf,
            int size) {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < patterns.size(); i++) parameters.put("w" + i, patterns.get(i));
        return sql.sql(SELECT.formatted(name, condition))
                .params(parameters)
                .param("type", type.table())
                .param("on", asOf.on())
                .param("first", first)
                .param("ids", ids)
                .param("size", size)
                .query((row, _) -> {
                    var shown = row.getString(2) == null ? "|" : row.getString(2);
                    int bar = shown.lastIndexOf('|');
                    return new Hit(
                            type,
                            row.getObject(1, UUID.class),
                            shown.substring(0, bar),
                            shown.substring(bar + 1),
                            row.getBoolean(3));
                })
                .list();
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
