package dk.faelled.organisation.page;

/**
 * What a tab reads of its table {@code t}.
 *
 * @param kind its class or system
 * @param details an array of other classes, employments or accounts
 * @param text a plain value
 * @param other the other side
 * @param roles an array of the roles of an account
 * @param owned whether a row belongs to {@code :owner}
 */
record LineColumns(String kind, String details, String text, String other, String roles, String owned) {
    private static final String NONE = "'{}'::uuid[]";

    static LineColumns of(Side side, Section section) {
        var other = side.other() + "_id";
        var owned = "t." + side.owner() + "_id = :owner";
        return switch (section) {
            case ADDRESSES ->
                new LineColumns(
                        "type_id",
                        one("visibility_id"),
                        "concat_ws(' :: ', value, nullif(value2, ''))",
                        "null::uuid",
                        NONE,
                        owned);
            case ENGAGEMENTS -> joining("type_id", one("job_function_id"), other, owned);
            case ASSOCIATIONS -> joining("type_id", one("substitute_id"), other, owned + " and t.it_user_id is null");
            case ITASSOCIATIONS ->
                joining(
                        "job_function_id",
                        "array_remove(array[it_user_id, primary_id], null)",
                        other,
                        owned + " and t.it_user_id is not null");
            case MANAGERS -> joining("type_id", one("level_id"), other, owned);
            case ITUSERS ->
                new LineColumns(
                        "it_system_id",
                        one("primary_id"),
                        "user_key",
                        "null::uuid",
                        "array(select distinct b.role_id from {role_binding} b where b.it_user_id = t.id"
                                + " and b.valid_from <= :on and b.valid_until > :on)",
                        owned);
            case ROLEBINDINGS -> joining("role_id", "array[it_user_id]", "unit_id", bound(side));
            case KLE -> joining("number_id", "aspect_ids", "null::uuid", owned);
            case OWNERS -> new LineColumns("null::uuid", NONE, "inference_priority", "owner_id", NONE, owned);
            case RELATED ->
                joining(
                        "null::uuid",
                        NONE,
                        "case unit_id when :owner then other_id else unit_id end",
                        "(t.unit_id = :owner or t.other_id = :owner)");
            case LEAVES ->
                joining(
                        "type_id",
                        "array[engagement_id]",
                        "person_id",
                        side == Side.PERSON
                                ? owned
                                : "t.engagement_id in (select e.id from {engagement} e where e.unit_id = :owner)");
            case UNIT, PERSON, HISTORY -> throw new IllegalArgumentException(section.name());
        };
    }

    /** The roles of somebody's accounts; on a unit those that count only there, too. */
    private static String bound(Side side) {
        var accounts = "t.it_user_id in (select i.id from {it_user} i where i.%s_id = :owner)".formatted(side.owner());
        return side == Side.PERSON ? accounts : "(t.unit_id = :owner or " + accounts + ")";
    }

    private static LineColumns joining(String kind, String details, String other, String owned) {
        return new LineColumns(kind, details, "null::text", other, NONE, owned);
    }

    private static String one(String column) {
        return "array_remove(array[" + column + "], null)";
    }

    String selected() {
        return "%s kind_id, %s detail_ids, %s detail, %s other_id, %s role_ids"
                .formatted(kind, details, text, other, roles);
    }
}
