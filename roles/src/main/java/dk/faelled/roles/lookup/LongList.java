package dk.faelled.roles.lookup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A JSON list that is written as it is read, never held whole. */
@Component
public class LongList {
    private final JsonMapper json;

    LongList(JsonMapper json) {
        this.json = json;
    }

    /** What may go wrong must have gone wrong before: once it is begun, nobody can be told of it. */
    public <T> void write(HttpServletResponse response, Consumer<Consumer<T>> rows) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var out = response.getOutputStream();
        var any = new boolean[1];
        try {
            rows.accept(row -> write(out, any, row));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        out.write(any[0] ? "]".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : new byte[] {'[', ']'});
        out.flush();
    }

    private <T> void write(OutputStream out, boolean[] any, T row) {
        try {
            out.write(any[0] ? ',' : '[');
            any[0] = true;
            out.write(json.writeValueAsBytes(row));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
