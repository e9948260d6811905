package dk.faelled.identity.assurance;

import dk.faelled.identity.assurance.Proofing.State;
import dk.faelled.platform.Actor;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProofingTable {
    private static final String SELECT = """
            select id, person_id, level, document, document_end, state, factors, registrant, registrant_name, at,
                   second_name
              from identity_proofing
            """;
    private final JdbcClient sql;

    ProofingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The one that waits or is to be taken. */
    Optional<Proofing> open(UUID person) {
        return sql.sql(SELECT + " where person_id = :person and state in ('WAITING', 'GRANTED')")
                .param("person", person)
                .query(ProofingTable::proofing)
                .optional();
    }

    /** The latest first. */
    List<Proofing> of(UUID person, int size) {
        return sql.sql(SELECT + " where person_id = :person order by at desc, id limit :size")
                .param("person", person)
                .param("size", size)
                .query(ProofingTable::proofing)
                .list();
    }

    /** @return whether none was open */
    boolean add(Proofing proofing) {
        return sql.sql("""
                        insert into identity_proofing (id, person_id, level, document, document_end, state,
                                                       factors, registrant, registrant_name, at)
                        values (:id, :person, :level, :document, :end, :state, :factors, :registrant, :name, :at)
                        on conflict do nothing
                        """)
                        .param("id", proofing.id())
                        .param("person", proofing.person())
                        .param("level", proofing.level().name())
                        .param("document", proofing.document().name())
                        .param("end", proofing.documentEnd())
                        .param("state", proofing.state().name())
                        .param("factors", proofing.factors().toArray(UUID[]::new))
                        .param("registrant", proofing.registrant())
                        .param("name", proofing.registrantName())
                        .param("at", proofing.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A second registrant says so. Of two at once, one. @return whether it waited for somebody else than the first */
    boolean second(UUID id, State state, Actor second, Instant now) {
        return sql.sql("""
                        update identity_proofing
                           set state = :state,
                               second = :second,
                               second_name = :name,
                               ended_at = case when :state = 'REFUSED' then :now end
                         where id = :id
                           and state = 'WAITING'
                           and registrant <> :second
                        """)
                        .param("state", state.name())
                        .param("second", second.id())
                        .param("name", second.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** From one state to another. @return whether it was in the first */
    boolean move(UUID id, State from, State to, Instant now) {
        return sql.sql("update identity_proofing set state = :to, ended_at = :now where id = :id and state = :from")
                        .param("to", to.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private static Proofing proofing(ResultSet row, int number) throws SQLException {
        return new Proofing(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                NsisLevel.valueOf(row.getString("level")),
                Document.valueOf(row.getString("document")),
                row.getString("document_end"),
                State.valueOf(row.getString("state")),
                List.of((UUID[]) row.getArray("factors").getArray()),
                row.getObject("registrant", UUID.class),
                row.getString("registrant_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("second_name"));
    }
}
