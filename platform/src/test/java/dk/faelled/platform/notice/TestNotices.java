package dk.faelled.platform.notice;

import dk.faelled.platform.NoticeKind;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TestNotices {
    record Told(String what, LocalDate day) {}

    @Bean
    NoticeKind toldForTest() {
        return new NoticeKind(
                "platform.test.told",
                new Told("skolen", LocalDate.of(2027, 3, 1)),
                new Told("the school", LocalDate.of(2027, 3, 1)),
                NoticeKind.Channel.MAIL,
                null);
    }
}
