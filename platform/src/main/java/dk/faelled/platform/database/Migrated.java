package dk.faelled.platform.database;

import dk.faelled.platform.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which migrations a database has gone through, kept in it as the comment on its schema. One that has gone through the very
 * files of this program needs no look into its histories, which takes half a second of each start.
 *
 * @param text names the SHA-256 of all the files
 */
record Migrated(String text) {
    /** Whatever was added, changed or renamed makes it another. */
    static Migrated by(Resource... files) throws IOException {
        var texts = new TreeMap<String, byte[]>();
        for (var file : files) {
            var address = file.getURL().toString();
            texts.put(address.substring(address.lastIndexOf("db/migration/")), file.getContentAsByteArray());
        }
        var sum = Sha256.begun();
        texts.forEach((name, text) -> {
            sum.update((name + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
            sum.update(text);
        });
        return new Migrated("Fælled, migrations " + HexFormat.of().formatHex(sum.digest()));
    }

    boolean isThatOf(DataSource database) {
        return JdbcClient.create(database)
                .sql("select obj_description('public'::regnamespace, 'pg_namespace') = :text")
                .param("text", text)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    void keep(DataSource database) {
        // made by us of letters and digits: no quote can be in it
        JdbcClient.create(database)
                .sql("comment on schema public is '" + text + "'")
                .update();
    }
}
