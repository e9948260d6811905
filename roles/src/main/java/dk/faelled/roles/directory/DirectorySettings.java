package dk.faelled.roles.directory;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.roles.advice.AdviceKind;
import dk.faelled.roles.advice.Advising;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import dk.faelled.roles.rights.Allowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What synchronisers are set to, kept encrypted for them, and what they could not do. */
@Component
@Transactional
class DirectorySettings {
    static final String SERVICE = "roles.key.adsync";
    static final String UPDATE = "roles.config.update";
    private static final int LONGEST = 4_000;
    private static final int KEPT = 100;
    private static final Set<String> SECRETS = Set.of("clientSecret", "logUploaderFileShareApiKey");
    private static final List<String> MEMBERS = List.of(
            "createDeleteFeatureEnabled",
            "createDeleteFeatureOU",
            "createDeleteFeatureCreateEnabled",
            "createDeleteFeatureDeleteEnabled",
            "membershipSyncFeatureEnabled",
            "membershipSyncFeatureCprAttribute",
            "membershipSyncFeatureAttributeMap",
            "membershipSyncFeatureFilterMap",
            "membershipSyncFeatureIgnoreUsersWithoutCpr",
            "membershipSyncFeatureDoNotRegisterDisabledUsers",
            "fullMembershipSyncFeatureEnabled",
            "backSyncFeatureEnabled",
            "backSyncFeatureOUs",
            "backSyncFeatureGroupsInGroupOnSync",
            "backSyncFeatureMaintainDescriptionAndName",
            "backSyncFeatureCreateUserRoles",
            "backSyncFeatureNameAttribute",
            "itSystemGroupFeatureEnabled",
            "itSystemGroupFeatureSystemMap",
            "itSystemGroupFeatureRoleMap",
            "itSystemGroupFeatureDoNotRegisterDisabledUsers",
            "readonlyItSystemFeatureEnabled",
            "readonlyItSystemFeatureSystemMap",
            "readonlyItSystemFeatureNameAttribute",
            "logUploaderEnabled",
            "logUploaderFileShareUrl",
            "logUploaderFileShareApiKey",
            "sendErrorEmailFeatureEnabled",
            "sendingUserEmail",
            "recipientEmail",
            "tenantId",
            "clientId",
            "clientSecret",
            "includeNotesInDescription");
    private static final int ADVISED = 200;
    private final JdbcClient sql;
    private final Advising advising;
    private final FaultNotices notices;
    private final Asked asked;
    private final Sealer sealer;
    private final JsonMapper json;
    private final Allowed allowed;
    private final Audit audit;

    record Written(String domain) {}

    record Fault(Instant at, String domain, String said) {}

    DirectorySettings(
            JdbcClient sql,
            Advising advising,
            FaultNotices notices,
            Asked asked,
            Sealer sealer,
            JsonMapper json,
            Allowed allowed,
            Audit audit) {
        this.sql = sql;
        this.advising = advising;
        this.notices = notices;
        this.asked = asked;
        this.sealer = sealer;
        this.json = json;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** All members, those not set as null; secrets only to the service itself. */
    @Transactional(readOnly = true)
    public Optional<JsonNode> of(String domainName) {
        allowed.demand(SERVICE);
        return sql.sql("select sealed from directory_setting where domain_id = :domain")
                .param("domain", asked.domain(domainName))
                .query((row, _) -> row.getBytes("sealed"))
                .optional()
                .map(kept -> told((ObjectNode) json.readTree(sealer.openSecret(kept))));
    }

    private JsonNode told(ObjectNode kept) {
        if (Context.current().actor().kind() == Actor.Kind.PERSON)
            for (var secret : SECRETS) if (kept.hasNonNull(secret)) kept.putNull(secret);
        return kept;
    }

    /** Once: afterwards somebody has to take it away first. */
    public void write(String domainName, JsonNode said) {
        allowed.demand(SERVICE);
        long domain = asked.domain(domainName);
        if (!said.isObject()) throw Refused.wrong("The configuration must be a JSON object");
        var kept = json.createObjectNode();
        for (var member : MEMBERS) {
            var value = said.get(member);
            if (value == null || value.isNull()) kept.putNull(member);
            else kept.set(member, value);
        }
        if (!kept.hasNonNull("backSyncFeatureMaintainDescriptionAndName"))
            kept.put("backSyncFeatureMaintainDescriptionAndName", true);
        int written = sql.sql("""
                        insert into directory_setting (domain_id, sealed) values (:domain, :sealed) on conflict do nothing
                        """)
                .param("domain", domain)
                .param("sealed", sealer.sealSecret(json.writeValueAsString(kept)))
                .update();
        if (written == 0)
            throw new Refused(HttpStatus.CONFLICT, "There is a configuration already for domain " + domainName);
        audit.changed("roles.directory.create", entity(), null, new Written(domainName), null);
    }

    /** The service may write another one then. */
    public void remove(String domainName) {
        allowed.demand(UPDATE);
        int gone = sql.sql("delete from directory_setting where domain_id = :domain")
                .param("domain", asked.domain(domainName))
                .update();
        if (gone > 0) audit.changed("roles.directory.delete", entity(), new Written(domainName), null, null);
    }

    /** Domains with a configuration. */
    @Transactional(readOnly = true)
    public List<String> written() {
        return sql.sql("""
                        select d.name
                          from directory_setting s
                          join account_domain d on d.id = s.domain_id
                         order by d.name
                         limit 100
                        """).query(String.class).list();
    }

    public void failed(String domainName, String said) {
        allowed.demand(SERVICE);
        long domain = asked.domain(domainName);
        var text = said.replaceAll("\\p{Cntrl}", " ").strip();
        sql.sql("insert into directory_fault (domain_id, said) values (:domain, :said)")
                .param("domain", domain)
                .param("said", text.substring(0, Math.min(text.length(), LONGEST)))
                .update();
        advising.stands(
                AdviceKind.DIRECTORY_FAILED,
                Long.toString(domain),
                DirectoryPages.PATH,
                domainName,
                text.substring(0, Math.min(text.length(), ADVISED)));
        notices.failed(domain, domainName);
        sql.sql("""
                        delete from directory_fault
                         where id <= (select id from directory_fault order by id desc offset :kept limit 1)
                        """).param("kept", KEPT).update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Fault> faults(int size) {
        return sql.sql("""
                        select f.at, d.name, f.said
                          from directory_fault f
                          join account_domain d on d.id = f.domain_id
                         order by f.id desc
                         limit :size
                        """)
                .param("size", size)
                .query((row, _) ->
                        new Fault(row.getTimestamp("at").toInstant(), row.getString("name"), row.getString("said")))
                .list();
    }

    private static String entity() {
        return "tenant:" + Tenant.current();
    }
}
