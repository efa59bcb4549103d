package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.login.BrokerUnavailable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerMetadataTests {

    private static final String ISSUER = "https://netseidbroker.dk/op";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_endpoint",
                "token_endpoint",
                "userinfo_endpoint",
                "jwks_uri",
                "end_session_endpoint",
                "introspection_endpoint",
                "pushed_authorization_request_endpoint"
            })
    void a_broker_cannot_have_tokens_sent_so_that_they_can_be_read(String name) {
        assertThatThrownBy(() -> BrokerMetadata.checked(ISSUER, with(ISSUER, name, "http://netseidbroker.dk/x")))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> BrokerMetadata.checked(ISSUER, with(ISSUER, name, "http://localhost/x")))
                .isInstanceOf(BrokerUnavailable.class);
        assertThatThrownBy(() -> BrokerMetadata.checked(ISSUER, with(ISSUER, name, "not an address")))
                .isInstanceOf(BrokerUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://netseidbroker.dk/op, token_endpoint, https://login.netseidbroker.dk/token?p=mitid",
        "https://netseidbroker.dk/op, op_policy_uri, http://netseidbroker.dk/policy",
        "http://localhost:8090/mitid, token_endpoint, http://localhost:8090/mitid/token"
    })
    void what_is_as_safe_as_the_issuer_is_taken(String issuer, String name, String address) {
        assertThat(BrokerMetadata.checked(issuer, with(issuer, name, address))).containsEntry(name, address);
    }

    private static Map<String, Object> with(String issuer, String name, String address) {
        return new HashMap<>(Map.of("issuer", issuer, name, address));
    }
}
