package dk.faelled.platform.notice;

import dk.faelled.platform.Mails;
import dk.faelled.platform.page.Formats;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the reader was told, newest first. @param older where the next page begins; null on the last */
public record NoticesView(List<Line> notices, @Nullable UUID older, boolean unread) {

    public record Line(UUID id, String subject, List<String> body, boolean linked, String at, boolean read) {
        static Line of(NoticeTable.Row row, Mails.Wording told) {
            return new Line(
                    row.id(),
                    told.subject(),
                    told.body().lines().filter(line -> !line.isBlank()).toList(),
                    row.link() != null,
                    Formats.current().moment(row.createdAt()),
                    row.readAt() != null);
        }
    }
}
