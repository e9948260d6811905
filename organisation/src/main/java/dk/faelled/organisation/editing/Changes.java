package dk.faelled.organisation.editing;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Write;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes that people make on pages: none over the head of another. */
@Component
@Transactional
public class Changes {
    private final JdbcClient sql;

    Changes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Number of the newest registration; 0 for none. */
    @Transactional(readOnly = true)
    public long newest(UUID object) {
        return sql.sql("select newest from object where id = :id")
                .param("id", object)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Writes unless the object has another newest registration than the one seen. */
    public <I extends Id, A extends Record> void write(
            Register<I, A> register, Write<I, A> write, long seen, @Nullable String note) {
        overNone(write.id().value(), seen, () -> register.write(List.of(write), note)
                .size());
    }

    /**
     * Does the work, in which the object is written, unless somebody else wrote it since it was seen.
     *
     * @param work answers how many registrations of the object it made
     */
    public void overNone(UUID object, long seen, IntSupplier work) {
        if (newer(object, seen) > 0) throw new Overtaken();
        int own = work.getAsInt();
        // Asked again now that the register has locked the object's row: nobody can come between any more. Locking it
        // here first would break the order of ids in which all rows are locked, and two could wait for each other.
        if (newer(object, seen) > own) throw new Overtaken();
    }

    private long newer(UUID object, long seen) {
        return sql.sql("select count(*) from registration where object_id = :id and number > :seen")
                .param("id", object)
                .param("seen", seen)
                .query(Long.class)
                .single();
    }
}
