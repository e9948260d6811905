package dk.faelled.roles.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWordsTest {
    @ParameterizedTest
    @CsvSource({
        "roles.request.ask, REQUEST_ROLE_FOR",
        "roles.request.ask-removal, REQUEST_ROLE_REMOVAL_FOR",
        "roles.request.approve, APPROVE_REQUEST",
        "roles.request.reject, REJECT_REQUEST",
        "roles.request.cancel, CANCEL_REQUEST",
        "roles.authorization.create, AUTH_MANAGER_ADDED",
        "roles.authorization.delete, AUTH_MANAGER_REMOVED",
        "roles.setting.update, SETTINGS_CHANGED",
        "roles.userrole.create, CREATE"
    })
    void actsAreToldByTheWordsThatReadersKnow(String action, String word) {
        assertThat(EventWords.event(action, false)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"role-request, REQUEST_APPROVE", "role-user, USER", "unit, ORGUNIT", "api-key, CLIENT"})
    void soAreObjects(String kind, String word) {
        assertThat(EventWords.entity(kind)).isEqualTo(word);
    }
}
