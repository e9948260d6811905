package dk.faelled.roles.attestation;

/**
 * The roles that are attested, as they were held when the run began: the kept rows of that moment, read by their time
 * ranges and copied nowhere. {@code gone} says that the right has ended since, whatever the row became.
 *
 * <p>Parameters: those of {@link Attestation#parameters}.
 */
enum FrozenLines {
    OF_UNIT("responsible = :unit", FrozenLines.BY_MANAGERS),
    /** No unit answers for them. */
    NOBODYS("responsible is null", FrozenLines.BY_MANAGERS),
    OF_SYSTEM("system_id = :system", "f.user_role_id = any(:byResponsible::bigint[])"),
    OF_MANAGER("user_id = :manager", "f.user_role_id <> all(:byResponsible::bigint[])");

    private static final String BY_MANAGERS =
            "f.user_role_id <> all(:byResponsible::bigint[]) and f.user_id <> all(:delegated::uuid[])";

    private static final String COLUMNS =
            "id, user_id, user_role_id, group_id, system_id, assignment_id, source, through,"
                    + " unit_id, start_date, stop_date, recorded_from";

    /** What a row must be to be attested in the run, whoever does it. */
    static final String COUNTED = """
            f.through is not null
               and f.user_role_id is not null
               and (f.start_date is null or f.start_date <= :day)
               and (f.stop_date is null or f.stop_date >= :day)
               and (:roles::bigint[] is null or f.user_role_id = any(:roles::bigint[]))
               and f.system_id <> all(:exempt::bigint[])
            """;

    private final String reached;
    private final String within;

    FrozenLines(String reached, String within) {
        this.reached = reached;
        this.within = within;
    }

    /** The rows as a table of a query, without a name. */
    String sql() {
        return """
                (select f.*,
                        not (f.kept and (f.stop_date is null or f.stop_date >= :today)
                             or exists (select from effective_role n
                                         where n.user_id = f.user_id
                                           and n.user_role_id = f.user_role_id
                                           and n.assignment_id = f.assignment_id
                                           and n.through is not null
                                           and (n.stop_date is null or n.stop_date >= :today))) as gone
                   from (select true as kept, %1$s
                           from effective_role
                          where %2$s and recorded_from <= :recordedAt
                         union all
                         select false, %1$s
                           from effective_role_history
                          where %2$s and recorded_from <= :recordedAt and recorded_until > :recordedAt) f
                  where %3$s
                    and %4$s)
                """.formatted(COLUMNS, reached, COUNTED, within);
    }

    /**
     * When the user of {@code f} was last decided about by the same attestation of an earlier run that held the role; what
     * was recorded before is not new. As a joined table {@code last}.
     */
    static final String LAST = """
            left join lateral (
                select max(r.recorded_at) as at
                  from attestation_decision d
                  join attestation p on p.id = d.attestation_id
                       and p.kind = :kind
                       and p.unit_id is not distinct from :unit::uuid
                       and p.system_id is not distinct from :system::bigint
                       and p.manager_id is not distinct from :manager::uuid
                  join attestation_run r on r.id = p.run_id
                       and r.recorded_at < :recordedAt
                       and (r.role_ids is null or f.user_role_id = any(r.role_ids))
                 where d.user_id = f.user_id
                   and d.row_id is null) last on true
            """;

    /** Whether the line {@code f} is new since {@link #LAST}. */
    static final String CHANGED = "(last.at is null or f.recorded_from > last.at)";
}
