package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.ramme.RammeTest;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** A broker that lies, or somebody who pretends to be it, gets nobody in (T11, T13, T14). */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class ForgedTokenTests {

    private static final Clock CLOCK = Clock.systemUTC();

    private static final String LOW = "https://data.gov.dk/concept/core/nsis/Low";

    @Autowired
    BrokerDouble broker;

    @Autowired
    RefusedLogins refused;

    @Autowired
    Environment environment;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(environment);
    }

    @AfterEach
    void behave() {
        broker.reset();
    }

    @Test
    void an_honest_broker_gets_the_person_as_far_as_having_no_access() {
        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login/not-a-user");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void is_refused_with_one_row_on_the_trail_and_one_line_in_the_log(
            String lie, Consumer<BrokerDouble> told, Refusal reason, CapturedOutput output) {
        told.accept(broker);
        var before = refused.count();

        var page = browser.open("/oauth2/authorization/double");

        assertThat(page.path()).isEqualTo("/login?problem=" + reason.code());
        assertThat(refused.reasonsSince(before)).containsExactly(reason.name());
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("A login was refused (" + reason.code() + "): "))
                .hasSize(1);
        assertThat(browser.open("/notifications").path()).startsWith("/login");
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                signed("unsigned", set -> new PlainJWT(set).serialize()),
                signed("signed with the public key as a secret", ForgedTokenTests::withPublicKeyAsSecret),
                signed("signed by a stranger under the broker's key id", BrokerDouble::signByStranger),
                signed(
                        "signed under an unknown key id",
                        set -> BrokerDouble.sign(set, JWSAlgorithm.RS256, "unknown", JOSEObjectType.JWT)),
                signed(
                        "signed with an algorithm that is not allowed",
                        set -> BrokerDouble.sign(
                                set,
                                JWSAlgorithm.RS512,
                                BrokerDouble.publicKey().getKeyID(),
                                JOSEObjectType.JWT)),
                signed(
                        "of another type: an access token",
                        set -> BrokerDouble.sign(
                                set,
                                JWSAlgorithm.RS256,
                                BrokerDouble.publicKey().getKeyID(),
                                new JOSEObjectType("at+jwt"))),
                signed("no token at all", set -> "nonsense"),
                signed("changed after it was signed", ForgedTokenTests::changedAfterwards),
                claimed("from another issuer", set -> set.issuer("https://evil.example")),
                claimed("from no issuer", set -> set.issuer(null)),
                claimed("for somebody else", set -> set.audience("somebody-else")),
                claimed("for nobody", set -> set.audience((String) null)),
                claimed(
                        "for several without saying for whom",
                        set -> set.audience(List.of(BrokerDouble.CLIENT_ID, "other"))),
                claimed("authorised for another party", set -> set.claim("azp", "other")),
                claimed("about nobody", set -> set.subject(null)),
                claimed("run out", set -> set.expirationTime(in(-120))),
                claimed("without an end", set -> set.expirationTime(null)),
                claimed("issued in the future", set -> set.issueTime(in(120))),
                claimed("without its time of issue", set -> set.issueTime(null)),
                claimed("not valid yet", set -> set.notBeforeTime(in(120))),
                claimed("without nonce", set -> set.claim("nonce", null)),
                claimed("with another nonce", set -> set.claim("nonce", "another")),
                worth("at level Low", Refusal.LEVEL_TOO_LOW, set -> set.claim("loa", LOW)),
                worth("without level", Refusal.LEVEL_TOO_LOW, set -> set.claim("loa", null)),
                worth(
                        "at an unknown level",
                        Refusal.LEVEL_TOO_LOW,
                        set -> set.claim("loa", "https://evil.example/Substantial")),
                worth(
                        "with a level that is no text",
                        Refusal.LEVEL_TOO_LOW,
                        set -> set.claim("loa", List.of("Substantial"))),
                worth(
                        "from a login ten minutes ago",
                        Refusal.LOGIN_TOO_OLD,
                        set -> set.claim("auth_time", seconds(-600))),
                worth("from a login in the future", Refusal.LOGIN_TOO_OLD, set -> set.claim("auth_time", seconds(600))),
                worth("without the time of login", Refusal.LOGIN_TOO_OLD, set -> set.claim("auth_time", null)),
                worth(
                        "with a business identity",
                        Refusal.NOT_PRIVATE,
                        set -> set.claim("identity_type", "professional")),
                worth("with a test identity", Refusal.NOT_PRIVATE, set -> set.claim("identity_type", "test")),
                worth("without the kind of identity", Refusal.NOT_PRIVATE, set -> set.claim("identity_type", null)),
                Arguments.of(
                        "level in user info alone",
                        told(broker -> {
                            broker.claim(set -> set.claim("loa", null));
                            broker.tellUserInfo(
                                    Map.of("sub", "double", "loa", "https://data.gov.dk/concept/core/nsis/High"));
                        }),
                        Refusal.LEVEL_TOO_LOW),
                Arguments.of(
                        "user info about somebody else",
                        told(broker -> broker.tellUserInfo(Map.of("sub", "somebody-else"))),
                        Refusal.TOKEN_INVALID));
    }

    private static Arguments signed(String lie, Function<JWTClaimsSet, String> way) {
        return Arguments.of(lie, told(broker -> broker.sign(way)), Refusal.TOKEN_INVALID);
    }

    private static Arguments claimed(String lie, Consumer<JWTClaimsSet.Builder> change) {
        return worth(lie, Refusal.TOKEN_INVALID, change);
    }

    private static Arguments worth(String lie, Refusal reason, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(lie, told(broker -> broker.claim(change)), reason);
    }

    private static Consumer<BrokerDouble> told(Consumer<BrokerDouble> how) {
        return how;
    }

    private static String withPublicKeyAsSecret(JWTClaimsSet set) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(BrokerDouble.publicKey().getKeyID())
                            .build(),
                    set);
            token.sign(new MACSigner(BrokerDouble.publicKey().toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String changedAfterwards(JWTClaimsSet set) {
        var honest = BrokerDouble.sign(
                set, JWSAlgorithm.RS256, BrokerDouble.publicKey().getKeyID(), JOSEObjectType.JWT);
        var other = BrokerDouble.sign(
                new JWTClaimsSet.Builder(set).subject("somebody-else").build(),
                JWSAlgorithm.RS256,
                BrokerDouble.publicKey().getKeyID(),
                JOSEObjectType.JWT);
        var parts = honest.split("\\.");
        return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
    }

    private static Date in(long seconds) {
        return Date.from(CLOCK.instant().plusSeconds(seconds));
    }

    private static long seconds(long from) {
        return CLOCK.instant().plusSeconds(from).getEpochSecond();
    }
}
