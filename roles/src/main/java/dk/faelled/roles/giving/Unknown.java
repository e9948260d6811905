package dk.faelled.roles.giving;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What is to be given, or to whom, is not there; the words are those that clients know. */
final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String words) {
        super(words);
    }

    ResponseEntity<String> answer() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(getMessage());
    }
}
