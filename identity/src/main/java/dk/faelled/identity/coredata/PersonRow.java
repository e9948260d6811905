package dk.faelled.identity.coredata;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person as it stands in the staging table, under the names of its columns.
 *
 * @param skipped named, but not taken
 * @param cpr sealed, in hex; null for none
 * @param cpr_key in hex
 * @param expires_at ISO, UTC
 */
record PersonRow(
        int place,
        boolean skipped,
        String user_name,
        @Nullable String sub_domain,
        @Nullable UUID uuid,
        @Nullable String cpr,
        @Nullable String cpr_key,
        String name,
        @Nullable String email,
        @Nullable String rid,
        @Nullable String department,
        @Nullable String ean,
        @Nullable String expires_at,
        @Nullable String password_ad_at,
        @Nullable UUID external_nemlogin_uuid,
        @Nullable UUID organisation_person,
        @Nullable Boolean allowed,
        @Nullable Boolean trusted,
        boolean robot,
        @Nullable Boolean transfer_to_nemlogin,
        @Nullable Boolean private_mitid,
        @Nullable Boolean qualified_signature,
        Map<String, String> attributes) {
    /** @param person of the organisation */
    PersonRow tiedTo(UUID person) {
        return new PersonRow(
                place,
                skipped,
                user_name,
                sub_domain,
                uuid,
                cpr,
                cpr_key,
                name,
                email,
                rid,
                department,
                ean,
                expires_at,
                password_ad_at,
                external_nemlogin_uuid,
                person,
                allowed,
                trusted,
                robot,
                transfer_to_nemlogin,
                private_mitid,
                qualified_signature,
                attributes);
    }

    /** Somebody who is only named. @param cprKey in hex; null for whatever the number */
    static PersonRow named(int place, String userName, @Nullable String cprKey) {
        return new PersonRow(
                place, false, userName, null, null, null, cprKey, "", null, null, null, null, null, null, null, null,
                null, null, false, null, null, null, Map.of());
    }

    @Override
    public String toString() {
        return "PersonRow[" + place + "]";
    }
}
