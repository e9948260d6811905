package dk.faelled.platform.notice;

import dk.faelled.platform.NoticeKind.Channel;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have chosen: how they hear of what, where, and in which language. */
@Repository
class ChoiceTable {
    private final JdbcClient sql;

    record Reader(@Nullable String address, Locale locale) {}

    ChoiceTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Channel> channel(UUID account, String kind) {
        return sql.sql("select channel from notice_choice where account = :account and kind = :kind")
                .param("account", account)
                .param("kind", kind)
                .query((row, number) -> Channel.valueOf(row.getString("channel")))
                .optional();
    }

    /** By kind. */
    Map<String, Channel> channels(UUID account) {
        var channels = new HashMap<String, Channel>();
        sql.sql("select kind, channel from notice_choice where account = :account")
                .param("account", account)
                .query(row -> {
                    channels.put(row.getString("kind"), Channel.valueOf(row.getString("channel")));
                });
        return channels;
    }

    void choose(UUID account, String kind, Channel channel) {
        sql.sql("""
                        insert into notice_choice (account, kind, channel)
                        values (:account, :kind, :channel)
                        on conflict (tenant_id, account, kind) do update set channel = excluded.channel
                        """)
                .param("account", account)
                .param("kind", kind)
                .param("channel", channel.name())
                .update();
    }

    Optional<Reader> reader(UUID account) {
        return sql.sql("select address, locale from notice_reader where account = :account")
                .param("account", account)
                .query((row, number) -> new Reader(row.getString("address"), Locale.of(row.getString("locale"))))
                .optional();
    }

    void keep(UUID account, Reader reader) {
        sql.sql("""
                        insert into notice_reader (account, address, locale)
                        values (:account, :address, :locale)
                        on conflict (tenant_id, account) do update
                           set address = excluded.address, locale = excluded.locale
                        """)
                .param("account", account)
                .param("address", reader.address(), Types.VARCHAR)
                .param("locale", reader.locale().getLanguage())
                .update();
    }
}
