package dk.faelled.organisation.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts that there are. @param fresh where a new one is made; null for those who may not */
public record ChartsView(List<Row> charts, @Nullable String fresh) {
    /** @param edit null for those who may not */
    public record Row(
            String name,
            String href,
            boolean open,
            @Nullable String edit) {}
}
