package dk.faelled.platform.mail;

import dk.faelled.platform.Mails.Wording;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The texts that the authority has written itself. */
@Repository
class TemplateTable {
    private final JdbcClient sql;

    record Kept(Wording wording, int version) {}

    TemplateTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By kind. */
    Map<String, Kept> all(Locale locale) {
        var kept = new HashMap<String, Kept>();
        sql.sql("select kind, subject, body, version from mail_template where locale = :locale")
                .param("locale", locale.getLanguage())
                .query(row -> {
                    kept.put(
                            row.getString("kind"),
                            new Kept(
                                    new Wording(row.getString("subject"), row.getString("body")),
                                    row.getInt("version")));
                });
        return kept;
    }

    /** @param seen the version that was changed, 0 for none @return whether it was still that one */
    boolean keep(String kind, Locale locale, Wording wording, int seen) {
        return sql.sql("""
                                insert into mail_template (kind, locale, subject, body, version)
                                select :kind, :locale, :subject, :body, 1
                                 where :seen = 0
                                    or exists (select from mail_template where kind = :kind and locale = :locale)
                                on conflict (tenant_id, kind, locale) do update
                                   set subject = excluded.subject, body = excluded.body,
                                       version = mail_template.version + 1
                                 where mail_template.version = :seen
                                """)
                        .param("kind", kind)
                        .param("locale", locale.getLanguage())
                        .param("subject", wording.subject())
                        .param("body", wording.body())
                        .param("seen", seen)
                        .update()
                == 1;
    }

    boolean drop(String kind, Locale locale) {
        return sql.sql("delete from mail_template where kind = :kind and locale = :locale")
                        .param("kind", kind)
                        .param("locale", locale.getLanguage())
                        .update()
                == 1;
    }
}
