package dk.faelled.identity.coredata;

import dk.faelled.platform.Requires;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For those who look after users elsewhere: somebody is to choose another password. */
@RestController
@Requires(CoreDataRights.USER_ADMINISTRATION)
class ForcingApi extends CoreDataAnswers {
    private final Marks marks;
    private final PostedBody body;

    ForcingApi(Marks marks, PostedBody body) {
        this.marks = marks;
        this.body = body;
    }

    @PostMapping("/os2faktor/api/userAdministration/forcepwchange")
    ResponseEntity<Void> force(InputStream in) {
        marks.force(body.one(in, Marks.Force.class));
        return ResponseEntity.ok().build();
    }
}
