package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.owner.OwnerIndex;
import dk.faelled.secondfactor.viewer.Stock;
import dk.faelled.secondfactor.viewer.Stock.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What login providers call about code viewers (identity 5.2); a key of the authority sees its own stock. */
@RestController
@RequestMapping("/os2faktor/api/login/kodeviser")
@Requires(ConnectorRights.LOGIN_PROVIDER)
class ViewerApi {
    private final Stock stock;
    private final OwnerIndex index;

    record Found(boolean found, Standing status) {}

    record Adjust(
            @Nullable String serialnumber,
            @Nullable String firstCode,
            @Nullable String secondCode) {
        @Override
        public String toString() {
            return "Adjust[" + serialnumber + "]";
        }
    }

    ViewerApi(Stock stock, OwnerIndex index) {
        this.stock = stock;
        this.index = index;
    }

    /** @param ssn hash of the CPR number of who asks; without it nobody is told that a viewer is his or her own */
    @GetMapping("/device")
    Found device(@RequestParam String serial, @RequestParam(required = false) @Nullable String ssn) {
        var asking = ssn == null ? null : index.ofHash(ssn).orElse(null);
        var standing = stock.standing(serial, asking);
        return new Found(standing != Standing.DEVICE_NOT_FOUND, standing);
    }

    /** By GET, as its callers do; so for keys alone, since a link on any page could have a browser do it. */
    @GetMapping("/deregister")
    ResponseEntity<?> deregister(@RequestParam String serial) {
        if (Context.current().actor().kind() != Actor.Kind.API_KEY)
            return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body("for API keys only");
        stock.deregister(serial, null);
        return ResponseEntity.ok().build();
    }

    @PostMapping("/adjust")
    ResponseEntity<?> adjust(@RequestBody Adjust said) {
        stock.adjust(text(said.serialnumber()), text(said.firstCode()), text(said.secondCode()));
        return ResponseEntity.ok().build();
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(RuleBroken broken) {
        return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(Messages.text(broken));
    }
}
