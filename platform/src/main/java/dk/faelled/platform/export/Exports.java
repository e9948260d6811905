package dk.faelled.platform.export;

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

/**
 * Any list as a file, with the filter, sort and columns of the address: {@code format=csv|xlsx}, {@code all=true} for all
 * columns. A list that holds personal data is logged as read by its own module, which knows whose they are.
 */
@Component
public class Exports {
    private final Lists lists;

    Exports(Lists lists) {
        this.lists = lists;
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
            var rows = write(list, request, parameters, columns, format, caption, spool);
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
            OutputStream out)
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
            });
        }
        return rows[0];
    }

    private static @Nullable Object shown(@Nullable Object value, List<Option> choices) {
        if (value == null) return null;
        for (var choice : choices) if (choice.value().equals(value.toString())) return choice.text();
        return value;
    }
}
