package dk.faelled.organisation.relation;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Leave;
import dk.faelled.organisation.LeaveChanged;
import dk.faelled.organisation.LeaveId;
import dk.faelled.organisation.Leaves;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Registers;
import dk.faelled.organisation.bitemporal.Shape;
import dk.faelled.organisation.bitemporal.StoredRegister;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Leaves: from an engagement of the same person that lasts as long. */
@Component
class LeaveRegister extends StoredRegister<LeaveId, Leave> implements Leaves {
    private static final Shape<LeaveId, Leave> SHAPE = Shape.of(LeaveId.class, Leave.class);

    LeaveRegister(Registers parts) {
        super(SHAPE, parts, LeaveChanged::new);
    }

    @Override
    protected void check(List<Written<LeaveId, Leave>> changes) {
        var pieces = changes.stream().flatMap(c -> c.pieces().stream()).toList();
        var covered = new HashMap<Object, Segments<Boolean>>();
        sql.sql("select id, person_id, valid_from, valid_until from engagement where id = any(:ids)")
                .param(
                        "ids",
                        pieces.stream()
                                .map(p -> p.state().engagement().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .query(row -> {
                    covered.merge(
                            List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            Segments.of(Shape.valid(row, 3), true),
                            (a, b) -> new Segments<>(Stream.concat(a.list().stream(), b.list().stream())
                                    .toList()));
                });
        for (var piece : pieces) {
            var segments = covered.get(List.of(
                    piece.state().engagement().value(), piece.state().person().value()));
            if (segments == null || !segments.covers(piece.valid()))
                throw ErrorKey.NO_ACTIVE_ENGAGEMENT.broken().at("engagement");
        }
    }
}
