package dk.faelled.identity.coredata;

import dk.faelled.platform.Requires;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Persons are loaded, locked, erased, and marked (identity 5.3). Answered empty; what is wrong, as text. */
@RestController
@RequestMapping(CoreDataRights.PATH)
@Requires(CoreDataRights.COREDATA)
class CoreDataApi extends CoreDataAnswers {
    private final PersonLoading loading;
    private final Marks marks;
    private final PostedBody body;

    CoreDataApi(PersonLoading loading, Marks marks, PostedBody body) {
        this.loading = loading;
        this.marks = marks;
        this.body = body;
    }

    @PostMapping("/full")
    ResponseEntity<Void> full(InputStream in) {
        return taken(loading.full(in));
    }

    @PostMapping("/delta")
    ResponseEntity<Void> delta(InputStream in) {
        return taken(loading.delta(in));
    }

    @DeleteMapping
    ResponseEntity<Void> lock(InputStream in) {
        return taken(loading.lock(in));
    }

    @DeleteMapping("/cleanup")
    ResponseEntity<Void> erase(InputStream in) {
        return taken(loading.erase(in));
    }

    @PostMapping("/nsisallowed/load")
    ResponseEntity<Void> allowed(InputStream in) {
        return taken(marks.allowed(in));
    }

    @PostMapping("/transfertonemlogin/load")
    ResponseEntity<Void> transferred(InputStream in) {
        return taken(marks.transferred(in));
    }

    @PostMapping("/passwordchange/force")
    ResponseEntity<Void> force(InputStream in) {
        marks.force(body.one(in, Marks.Force.class));
        return ResponseEntity.ok().build();
    }
}
