package dk.faelled.organisation.search;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Folded;
import dk.faelled.organisation.Hit;
import dk.faelled.organisation.People;
import dk.faelled.organisation.Search;
import dk.faelled.organisation.Type;
import dk.faelled.platform.Cpr;
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
    private static final int LONG_WORD = 5;
    private static final int CANDIDATES = 500;
    private static final String SELECT = """
            select s.id, %1$s, s.name, s.words, s.valid_from <= :on and s.valid_until > :on as active
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
    public List<Hit> persons(String query, AsOf asOf, int size, boolean byCpr) {
        if (query.strip().matches("\\d{6}[- ]?\\d{4}")) {
            var owners = byCpr ? people.withCpr(Cpr.parse(query), asOf) : List.<dk.faelled.organisation.PersonId>of();
            if (!owners.isEmpty())
                return rows(
                        Type.PERSON,
                        PERSON_NAME,
                        "s.id = any(:ids)",
                        List.of(),
                        "",
                        owners.stream().map(p -> p.value()).toArray(UUID[]::new),
                        asOf,
                        size);
        }
        return search(Type.PERSON, PERSON_NAME, query, asOf, size);
    }

    private List<Hit> search(Type type, String name, String query, AsOf asOf, int size) {
        var words = Folded.words(query);
        if (words.isEmpty()) return List.of();
        if (words.size() == 1 && words.getFirst().matches("[0-9a-f]{8}[0-9a-f-]*")) {
            var byId = byId(type, name, words.getFirst(), asOf, size);
            if (!byId.isEmpty()) return byId;
        }
        var first = String.join(" ", words);
        var condition = numbered(words, i -> "s.words like :w" + i);
        var exact = rows(
                type,
                name,
                condition,
                words.stream().map(w -> "% " + escaped(w) + "%").toList(),
                first,
                new UUID[0],
                asOf,
                size);
        return exact.isEmpty() && words.stream().anyMatch(w -> w.length() >= LONG_WORD)
                ? forgiving(type, name, words, asOf, size)
                : exact;
    }

    private List<Hit> forgiving(Type type, String name, List<String> words, AsOf asOf, int size) {
        // one wrong letter in five leaves at least a third of the trigrams
        sql.sql("select set_config('pg_trgm.word_similarity_threshold', '0.32', true)")
                .query(String.class)
                .single();
        var condition = numbered(
                words, i -> words.get(i).length() >= LONG_WORD ? ":w" + i + " <% s.words" : "s.words like :w" + i);
        var values = words.stream()
                .map(w -> w.length() >= LONG_WORD ? w : "% " + escaped(w) + "%")
                .toList();
        return candidates(type, name, condition, values, words.getFirst(), new UUID[0], asOf, CANDIDATES).stream()
                .filter(c -> words.stream()
                        .allMatch(w -> c.words().contains(" " + w)
                                || (w.length() >= LONG_WORD && Typing.matches(w, c.words()))))
                .limit(size)
                .map(Candidate::hit)
                .toList();
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

    private record Candidate(Hit hit, String words) {}

    private List<Hit> rows(
            Type type,
            String name,
            String condition,
            List<String> words,
            String first,
            UUID[] ids,
            AsOf asOf,
            int size) {
        return candidates(type, name, condition, words, first, ids, asOf, size).stream()
                .map(Candidate::hit)
                .toList();
    }

    private List<Candidate> candidates(
            Type type,
            String name,
            String condition,
            List<String> words,
            String first,
            UUID[] ids,
            AsOf asOf,
            int size) {
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < words.size(); i++) parameters.put("w" + i, words.get(i));
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
                    var hit = new Hit(
                            type,
                            row.getObject(1, UUID.class),
                            shown.substring(0, bar),
                            shown.substring(bar + 1),
                            row.getBoolean(5));
                    return new Candidate(hit, row.getString(4));
                })
                .list();
    }

    private static String numbered(List<String> words, java.util.function.IntFunction<String> condition) {
        return IntStream.range(0, words.size()).mapToObj(condition).collect(Collectors.joining(" and "));
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
