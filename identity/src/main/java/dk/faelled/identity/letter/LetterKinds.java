package dk.faelled.identity.letter;

import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.page.Placeholders.Worded;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each goes to its owner whatever rights there are left, and tells of nobody else. No secret is in any. */
@Configuration(proxyBeanMethods = false)
class LetterKinds {
    private static final Instant EXAMPLE = Instant.parse("2026-03-02T07:58:00Z");

    record OfAccount(String userName) {}

    record OfLevel(String userName, Level level) {}

    record OfDeadline(String userName, Instant end) {}

    record OfDevice(String userName, String device) {}

    record OfUnused(String userName, String device, Instant end) {}

    record OfLock(String userName, long minutes) {}

    /** A level in words. */
    record Level(NsisLevel value) implements Worded {
        @Override
        public String key() {
            return "secondfactor.level." + value;
        }
    }

    @Bean
    NoticeKind accountNewLetter() {
        return kind("identity.account.new", new OfAccount("annje"));
    }

    @Bean
    NoticeKind accountDeactivatedLetter() {
        return kind("identity.account.deactivated", new OfAccount("annje"));
    }

    @Bean
    NoticeKind accountAllowedLetter() {
        return kind("identity.account.allowed", new OfAccount("annje"));
    }

    @Bean
    NoticeKind accountForbiddenLetter() {
        return kind("identity.account.forbidden", new OfAccount("annje"));
    }

    @Bean
    NoticeKind accountActivatedLetter() {
        return kind("identity.account.activated", new OfLevel("annje", new Level(NsisLevel.SUBSTANTIAL)));
    }

    @Bean
    NoticeKind accountLockedLetter() {
        return kind("identity.account.locked", new OfLock("annje", 15));
    }

    @Bean
    NoticeKind passwordExpiresLetter() {
        return kind("identity.password.expires", new OfDeadline("annje", EXAMPLE));
    }

    @Bean
    NoticeKind passwordLeakedLetter() {
        return kind("identity.password.leaked", new OfDeadline("annje", EXAMPLE));
    }

    @Bean
    NoticeKind passwordBrokenLetter() {
        return kind("identity.password.broken", new OfDeadline("annje", EXAMPLE));
    }

    @Bean
    NoticeKind deviceAddedLetter() {
        return kind("identity.device.added", new OfDevice("annje", "Annas telefon"));
    }

    @Bean
    NoticeKind deviceRemovedLetter() {
        return kind("identity.device.removed", new OfDevice("annje", "Annas telefon"));
    }

    @Bean
    NoticeKind deviceUnusedLetter() {
        return kind("identity.device.unused", new OfUnused("annje", "Annas telefon", EXAMPLE));
    }

    private static NoticeKind kind(String id, Record example) {
        return new NoticeKind(id, example, example, NoticeKind.Channel.MAIL, null, true);
    }
}
