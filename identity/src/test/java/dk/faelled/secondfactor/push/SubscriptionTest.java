package dk.faelled.secondfactor.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriptionTest {
    @Test
    void aBrowsersSubscriptionIsReadAndAnAppsTokenIsNone() {
        var read = Subscription.of("""
                {"endpoint":"https://push.example/abc","expirationTime":null,"keys":{"p256dh":"BCVx","auth":"BTBZ"}}""");
        assertThat(read).get().satisfies(one -> {
            assertThat(one.endpoint().getHost()).isEqualTo("push.example");
            assertThat(one.auth()).hasSize(3);
        });
        assertThat(Subscription.of("fcm-token-of-an-app")).isEmpty();
        assertThat(Subscription.of("{\"endpoint\":")).isEmpty();
        assertThat(Subscription.of(null)).isEmpty();
    }
}
