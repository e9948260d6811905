package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Totp;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** An authenticator app on somebody's phone. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Authenticator(byte[] secret, Clock clock) {
    private static final Pattern SECRET = Pattern.compile("<code class=\"f-secret\">([A-Z2-7 ]+)</code>");

    /** With the secret that a page shows. */
    static Authenticator shown(Answer page, Clock clock) {
        var found = SECRET.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return new Authenticator(Base32.decode(found.group(1)), clock);
    }

    /** Added by whoever is signed in. */
    static Authenticator addedBy(Visitor visitor, Clock clock) {
        var app = shown(visitor.open("/me/security/app"), clock);
        var added = visitor.post("/me/security/app", Map.of("name", "Min telefon", "code", app.code()));
        assertThat(added.header("Location")).endsWith("/me/security");
        return app;
    }

    String code() {
        return code(0);
    }

    /** @param ahead of now, in periods */
    String code(int ahead) {
        return Totp.code(secret, Totp.step(clock.instant()) + ahead);
    }

    /** So that a test need not wait for the next period. */
    static void codesMayComeAgain() throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "update identity_app set last_step = -1");
            Twin.run(superuser, "update secondfactor_device set last_step = -1 where type = 'TOTP'");
        }
    }
}
