package dk.faelled.secondfactor.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Cpr;
import org.junit.jupiter.api.Test;

class OwnerIndexTest {
    /** identity 4.4 */
    @Test
    void aNumberIsHashedAsSignInPointsDo() {
        assertThat(OwnerIndex.hash(new Cpr("0101701234"))).isEqualTo("oTThIB0EXJqESSlFgYSBkYxpqETAMrRtNoz0bqWU2dM=");
    }
}
