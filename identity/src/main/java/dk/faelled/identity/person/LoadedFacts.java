package dk.faelled.identity.person;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What another program has loaded of a person, beside who it is (CoreData). */
@Component
@Transactional
public class LoadedFacts {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<JobFunction>> JOBS = new TypeReference<>() {};
    private final JdbcClient sql;
    private final Sealer sealer;
    private final Audit audit;
    private final JsonMapper json = new JsonMapper();

    /**
     * @param email empty for none @param attributes texts by name
     * @param jobs job function roles, in the order of the load @param kombit attributes for the context handler, by name
     */
    public record Facts(
            String email, Map<String, String> attributes, List<JobFunction> jobs, Map<String, String> kombit) {
        @Override
        public String toString() {
            return "Facts[]";
        }
    }

    LoadedFacts(JdbcClient sql, Sealer sealer, Audit audit) {
        this.sql = sql;
        this.sealer = sealer;
        this.audit = audit;
    }

    /** Empty for a person that nobody loads. */
    @Transactional(readOnly = true)
    public Optional<Facts> of(Person person) {
        if (person.loadedUuid() == null) return Optional.empty();
        return sql.sql("""
                        select coalesce(email, '') as email, attributes, job_functions, kombit
                          from identity_person
                         where id = :id
                        """)
                .param("id", person.id())
                .query((row, _) -> new Facts(
                        row.getString("email"),
                        json.readValue(row.getString("attributes"), TEXTS),
                        json.readValue(row.getString("job_functions"), JOBS),
                        json.readValue(row.getString("kombit"), TEXTS)))
                .optional();
    }

    /** The number as it was loaded; that somebody read it is logged. @param purpose why, for the log */
    public Optional<Cpr> readCpr(UUID person, String purpose) {
        var sealed = sql.sql("select cpr from identity_person where id = :id and cpr is not null")
                .param("id", person)
                .query(byte[].class)
                .optional();
        if (sealed.isPresent()) audit.accessed("identity.person.cpr", List.of("identity-person:" + person), purpose);
        return sealed.map(sealer::openCpr);
    }
}
