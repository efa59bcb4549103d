package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;

public class AssuranceValidatorTests {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "signaturgruppen, loa, https://data.gov.dk/concept/core/nsis/Substantial, identity_type, private",
        "signaturgruppen, loa, https://data.gov.dk/concept/core/nsis/High, identity_type, private",
        "signaturgruppen, loa, https://data.gov.dk/concept/core/nsis/loa/Substantial, identity_type, private",
        "idura, acr, urn:grn:authn:dk:mitid:substantial, identityscheme, dkmitid",
        "idura, acr, urn:grn:authn:dk:mitid:high, identityscheme, dkmitid",
        "signicat, mitid_loa, SUBSTANTIAL, idp_name, mitid",
        "custom, acr, substantial, identity_type, private",
    })
    void takes_what_each_broker_says_about_a_good_login(
            String preset, String level, String reached, String type, String kind) {
        var token = token(Map.of(level, reached, type, kind, "auth_time", NOW));

        assertThat(refusals(Map.of("preset", preset), false, token)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "idura, acr, urn:grn:authn:dk:mitid:low, identityscheme, dkmitid",
        "idura, acr, urn:grn:authn:dk:mitid:business, identityscheme, dkmitid",
        "signicat, mitid_loa, LOW, idp_name, mitid",
        "signicat, loa, SUBSTANTIAL, idp_name, mitid",
        "custom, acr, insubstantial, identity_type, private",
        "custom, acr, '', identity_type, private",
    })
    void refuses_a_level_too_low_or_unknown(String preset, String level, String reached, String type, String kind) {
        var token = token(Map.of(level, reached, type, kind, "auth_time", NOW));

        assertThat(refusals(Map.of("preset", preset), false, token)).containsExactly("level-too-low");
    }

    @Test
    void takes_further_values_of_the_level_from_the_settings() {
        var token = good().claim("loa", "urn:x:2").build();

        assertThat(refusals(Map.of("preset", "signaturgruppen", "levels[urn:x:2]", "substantial"), false, token))
                .isEmpty();
    }

    @Test
    void asks_for_a_higher_level_when_told_to() {
        var settings = Map.of("preset", "signaturgruppen", "minimum-level", "high");

        assertThat(refusals(settings, false, good().build())).containsExactly("level-too-low");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "360, true", "361, false", "-60, true", "-61, false"})
    void takes_a_login_of_the_last_five_minutes_give_or_take_the_clocks(long secondsAgo, boolean taken) {
        var token = good().claim("auth_time", NOW.minusSeconds(secondsAgo)).build();

        assertThat(refusals(Map.of("preset", "signaturgruppen"), false, token).isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"test, false, false", "test, true, true", "production, false, true", "PP, false, false"})
    void takes_a_test_identity_only_in_a_test_environment(String told, boolean testEnvironment, boolean taken) {
        var token = good().claim("idp_environment", told).build();

        assertThat(refusals(Map.of("preset", "signaturgruppen"), testEnvironment, token)
                        .isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void says_all_that_is_too_little() {
        var nothing = token(Map.of("sub", "x"));

        assertThat(refusals(Map.of("preset", "signaturgruppen"), false, nothing))
                .containsExactlyInAnyOrder("level-too-low", "login-too-old", "not-private");
    }

    /** Who sets Ramme up sees what the broker sends, and nobody's data (operators finding 8). */
    @Test
    void tells_which_claim_is_missing_and_what_another_says() {
        var settings = Map.of("preset", "signaturgruppen");

        assertThat(told(settings, token(Map.of("sub", "x"))))
                .contains("the ID token has no claim loa", "the ID token has no claim identity_type")
                .contains("the ID token has no claim auth_time");
        assertThat(told(settings, good().claim("loa", "urn:x:Low").build()))
                .containsExactly("the claim loa says urn:x:Low");
        assertThat(told(
                        settings,
                        good().claim("auth_time", NOW.minusSeconds(900)).build()))
                .containsExactly("the login is 900 s old by the claim auth_time");
    }

    @Test
    void tells_nothing_of_a_person_where_a_claim_is_mistaken_for_another() {
        var settings = Map.of("preset", "signaturgruppen");

        for (var personal : List.of("1503679994", "Karen Holm", "150367-9994", "karen@nordlys.example")) {
            assertThat(told(settings, good().claim("loa", personal).build()))
                    .containsExactly("the claim loa says something of " + personal.length() + " signs");
        }
    }

    private static List<String> told(Map<String, String> settings, Jwt token) {
        return new AssuranceValidator(settings(settings), false, CLOCK)
                .validate(token).getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .toList();
    }

    private static List<String> refusals(Map<String, String> settings, boolean testEnvironment, Jwt token) {
        return new AssuranceValidator(settings(settings), testEnvironment, CLOCK)
                .validate(token).getErrors().stream()
                        .map(OAuth2Error::getErrorCode)
                        .toList();
    }

    public static BrokerSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", BrokerSettings.class);
    }

    private static Jwt.Builder good() {
        return Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject("x")
                .claim("loa", "https://data.gov.dk/concept/core/nsis/Substantial")
                .claim("identity_type", "private")
                .claim("auth_time", NOW);
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .subject("x")
                .claims(all -> all.putAll(claims))
                .build();
    }
}
