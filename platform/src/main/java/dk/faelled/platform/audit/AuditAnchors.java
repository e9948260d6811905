package dk.faelled.platform.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signed heads of the chains outside the database, {@code <folder>/<cvr>/<date>-<stream>.json}: whoever cuts off the newest
 * rows, or builds a whole chain anew, does not have them.
 */
public final class AuditAnchors {
    private static final JsonMapper JSON = new JsonMapper();
    private final Path folder;

    private record Head(UUID tenant, String cvr, String stream, long no, long seq, byte[] hash) {}

    public AuditAnchors(Path folder) {
        this.folder = folder;
    }

    /** One for each chain that has blocks; an anchor that is there already stays. */
    void write(Connection audit, AnchorKey key, LocalDate day, Instant now)
            throws SQLException, IOException, GeneralSecurityException {
        for (var head : heads(audit)) {
            var file = folder.resolve(head.cvr())
                    .resolve(day + "-" + head.stream().toLowerCase(java.util.Locale.ROOT) + ".json");
            if (Files.exists(file)) continue;
            Files.createDirectories(file.getParent());
            var anchor = JsonNodeFactory.instance.objectNode();
            anchor.put("tenant", head.tenant().toString());
            anchor.put("stream", head.stream());
            anchor.put("block", HexFormat.of().formatHex(head.hash()));
            anchor.put("no", head.no());
            anchor.put("seq", head.seq());
            anchor.put("signedAt", now.toString());
            anchor.put("key", key.publicHex());
            anchor.put("signature", key.sign(Jcs.write(anchor).getBytes(StandardCharsets.UTF_8)));
            Files.writeString(file, JSON.writeValueAsString(anchor) + "\n");
        }
    }

    private static List<Head> heads(Connection audit) throws SQLException {
        try (var query = audit.prepareStatement("""
                        select distinct on (b.tenant_id, b.stream)
                               b.tenant_id, t.cvr, b.stream, b.no, b.first_seq + b.count - 1, b.hash
                          from audit_block b
                          join tenant t on t.id = b.tenant_id
                         order by b.tenant_id, b.stream, b.no desc
                        """);
                var rows = query.executeQuery()) {
            var heads = new ArrayList<Head>();
            while (rows.next())
                heads.add(new Head(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getBytes(6)));
            return heads;
        }
    }

    /** What of the chains differs from what was anchored. @param key the public key of this installation, in hex */
    public List<String> faults(Connection audit, @Nullable String onlyCvr, String key)
            throws SQLException, IOException {
        var faults = new ArrayList<String>();
        if (!Files.isDirectory(folder)) return faults;
        try (var authorities = Files.newDirectoryStream(folder)) {
            for (var authority : authorities) {
                var cvr = authority.getFileName().toString();
                if (!Files.isDirectory(authority) || onlyCvr != null && !onlyCvr.equals(cvr)) continue;
                try (var files = Files.list(authority)) {
                    for (var file : files.filter(each -> each.toString().endsWith(".json"))
                            .sorted()
                            .toList()) fault(audit, cvr, file, key, faults);
                }
            }
        }
        return faults;
    }

    private static void fault(Connection audit, String cvr, Path file, String key, List<String> faults)
            throws SQLException, IOException {
        var day = file.getFileName().toString().substring(0, 10);
        var anchor = JSON.readTree(Files.readString(file));
        var where = cvr + " " + anchor.path("stream").asString("") + ": ";
        if (!isSigned(anchor, key)) faults.add(where + "the anchor of " + day + " is not signed by this installation");
        else if (!anchor.path("block").asString("").equals(block(audit, anchor)))
            faults.add(where + "differs from anchor of " + day);
    }

    private static boolean isSigned(JsonNode anchor, String key) {
        if (!(anchor instanceof ObjectNode whole)
                || !key.equals(anchor.path("key").asString(""))) return false;
        var unsigned = whole.deepCopy();
        unsigned.remove("signature");
        try {
            var verify = Signature.getInstance("Ed25519");
            verify.initVerify(AnchorKey.ofHex(key));
            verify.update(Jcs.write(unsigned).getBytes(StandardCharsets.UTF_8));
            return verify.verify(
                    HexFormat.of().parseHex(anchor.path("signature").asString("")));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }

    private static String block(Connection audit, JsonNode anchor) throws SQLException {
        try (var query = audit.prepareStatement(
                "select encode(hash, 'hex') from audit_block where tenant_id = ? and stream = ? and no = ?")) {
            query.setObject(1, UUID.fromString(anchor.path("tenant").asString("")));
            query.setString(2, anchor.path("stream").asString(""));
            query.setLong(3, anchor.path("no").asLong());
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "gone";
            }
        }
    }
}
