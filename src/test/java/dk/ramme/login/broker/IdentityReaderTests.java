package dk.ramme.login.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class IdentityReaderTests {

    private static final Instant LOGGED_IN = Instant.parse("2026-11-24T08:00:00Z");

    private final IdentityReader reader =
            new IdentityReader(AssuranceValidatorTests.settings(Map.of("preset", "signaturgruppen")));

    @Test
    void reads_the_person_from_the_token() {
        var identity = reader.read(login(
                Map.of(
                        "mitid.identity_name",
                        "Søren Ågård",
                        "mitid.date_of_birth",
                        "1979-11-02",
                        "dk.cpr",
                        "0211799995"),
                null));

        assertThat(identity.name()).isEqualTo("Søren Ågård");
        assertThat(identity.birthDate()).isEqualTo(LocalDate.of(1979, 11, 2));
        assertThat(identity.cprNumber().orElseThrow().value()).isEqualTo("0211799995");
        assertThat(identity.level()).isEqualTo("Substantial");
        assertThat(identity.authTime()).isEqualTo(LOGGED_IN);
        assertThat(identity.matchToken()).isNull();
        assertThat(identity.toString()).doesNotContain("0211799995", "Søren", "1979");
    }

    @Test
    void reads_from_user_info_what_the_broker_keeps_there() {
        var identity = reader.read(
                login(Map.of(), Map.of("sub", "x", "mitid.identity_name", "Søren Ågård", "dk.cpr", "0211799995")));

        assertThat(identity.name()).isEqualTo("Søren Ågård");
        assertThat(identity.cprNumber()).isPresent();
        assertThat(identity.birthDate()).as("told by the number").isEqualTo(LocalDate.of(1979, 11, 2));
    }

    @Test
    void what_is_signed_goes_before_user_info() {
        var identity = reader.read(login(
                Map.of("mitid.identity_name", "Søren Ågård", "dk.cpr", "0211799995"),
                Map.of("sub", "x", "mitid.identity_name", "Otto Friis", "dk.cpr", "0709819999")));

        assertThat(identity.name()).isEqualTo("Søren Ågård");
        assertThat(identity.cprNumber().orElseThrow().value()).isEqualTo("0211799995");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Søren\r\nBcc: evil@evil.example", "S\u0000ren", "S\u202Eren", "1234"})
    void a_name_that_is_none_is_not_taken(String told) {
        assertThat(reader.read(login(Map.of("mitid.identity_name", told), null)).name())
                .isEqualTo("–");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0211", "3199999999", "02117999955", "x"})
    void a_number_that_is_none_is_not_taken(String told) {
        assertThat(reader.read(login(Map.of("dk.cpr", told), null)).cprNumber()).isEmpty();
    }

    @Test
    void claims_of_another_kind_are_not_taken() {
        var identity = reader.read(login(
                Map.of("mitid.identity_name", List.of("x"), "dk.cpr", 211799995, "mitid.date_of_birth", "2.11.1979"),
                null));

        assertThat(identity.name()).isEqualTo("–");
        assertThat(identity.cprNumber()).isEmpty();
        assertThat(identity.birthDate()).isNull();
    }

    @Test
    void the_access_token_is_kept_only_where_the_broker_matches() {
        var matching = new IdentityReader(AssuranceValidatorTests.settings(
                Map.of("preset", "signaturgruppen", "match.url", "https://broker.example/match")));

        assertThat(matching.read(login(Map.of(), null)).matchToken()).isEqualTo("access");
    }

    private static BrokerLogin login(Map<String, Object> claims, @Nullable Map<String, Object> userInfo) {
        var all = new HashMap<String, Object>(claims);
        all.put("iss", "https://mitid.test");
        all.put("sub", "x");
        all.put("loa", "https://data.gov.dk/concept/core/nsis/Substantial");
        all.put("auth_time", LOGGED_IN);
        var token = new OidcIdToken("id", LOGGED_IN, LOGGED_IN.plusSeconds(300), all);
        var user = new DefaultOidcUser(List.of(), token, userInfo == null ? null : new OidcUserInfo(userInfo));
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "access", LOGGED_IN, LOGGED_IN.plusSeconds(300));
        return new BrokerLogin(new OAuth2LoginAuthenticationToken(registration(), exchange(), user, List.of(), access));
    }

    private static OAuth2AuthorizationExchange exchange() {
        return new OAuth2AuthorizationExchange(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://mitid.test/authorize")
                        .clientId("ramme")
                        .redirectUri("https://ramme.example/x")
                        .state("s")
                        .build(),
                OAuth2AuthorizationResponse.success("code")
                        .redirectUri("https://ramme.example/x")
                        .state("s")
                        .build());
    }

    private static ClientRegistration registration() {
        return ClientRegistration.withRegistrationId("mitid")
                .clientId("ramme")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("https://ramme.example/x")
                .authorizationUri("https://mitid.test/authorize")
                .tokenUri("https://mitid.test/token")
                .build();
    }
}
