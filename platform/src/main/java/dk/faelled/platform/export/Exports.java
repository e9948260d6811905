package dk.faelled.platform.export;

import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Any list as a file, with the filter, sort and columns of the address: {@code format=csv|xlsx}, {@code all=true} for all
 * columns. Whose personal data the file holds is in the access log before it is sent.
 */
@Component
public class Exports {
    private static final int LOGGED_AT_ONCE = 5_000;
    private final Lists lists;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Exports(Lists lists, Audit audit, PlatformTransactionManager transactions) {
        this.lists = lists;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers the request with the file. @return how many rows it holds */
    public <R> long send(
            ListDefinition<R> list, ListRequest request, Map<String, ?> parameters, HttpServletResponse response)
            throws IOException {
        var format = Objects.requireNonNullElse(request.query().first("format"), "csv");
        var type =
                switch (format) {
                    case "csv" -> "text/csv;charset=UTF-8";
                    case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    default -> throw new RuleBroken("platform.export.format", format);
                };
        var caption = Messages.text(list.captionKey());
        var columns = "true".equals(request.query().first("all")) ? list.columns() : list.shown(request);
        try (var spool = new Spool()) {
            var subjects = new ArrayList<String>();
            var rows = write(list, request, parameters, columns, format, caption, spool, subjects);
            log(list, subjects);
            response.setContentType(type);
            response.setContentLengthLong(spool.length());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(caption + "." + format, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            spool.sendTo(response.getOutputStream());
            return rows;
        }
    }

    private <R> long write(
            ListDefinition<R> list,
            ListRequest request,
            Map<String, ?> parameters,
            List<Column<R>> columns,
            String format,
            String caption,
            OutputStream out,
            List<String> subjects)
            throws IOException {
        var heads =
                columns.stream().map(column -> Messages.text(column.labelKey())).toList();
        var choices = columns.stream().map(column -> column.choices().get()).toList();
        var rows = new long[1];
        try (TableFile file = format.equals("xlsx") ? new XlsxFile(out, caption, heads) : new CsvFile(out, heads)) {
            lists.each(list, request, parameters, row -> {
                var cells = new ArrayList<@Nullable Object>(columns.size());
                for (int i = 0; i < columns.size(); i++)
                    cells.add(shown(columns.get(i).value().apply(row), choices.get(i)));
                try {
                    file.row(cells);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
                rows[0]++;
                if (list.personal() != null)
                    subjects.add(list.personal().subject().apply(row));
            });
        }
        return rows[0];
    }

    private void log(ListDefinition<?> list, List<String> subjects) {
        if (list.personal() == null) return;
        var kind = list.personal().kind();
        for (int i = 0; i < subjects.size(); i += LOGGED_AT_ONCE) {
            var some = subjects.subList(i, Math.min(subjects.size(), i + LOGGED_AT_ONCE));
            transaction.executeWithoutResult(status -> audit.accessed(kind, some, list.key()));
        }
    }

    private static @Nullable Object shown(@Nullable Object value, List<Option> choices) {
        if (value == null) return null;
        for (var choice : choices) if (choice.value().equals(value.toString())) return choice.text();
        return value;
    }
}
