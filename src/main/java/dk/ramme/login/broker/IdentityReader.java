package dk.ramme.login.broker;

import static java.util.Objects.requireNonNull;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.MitIdIdentity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Reads who logged in from what the broker says. Level and time come from the signed ID token alone; name, birth date
 * and CPR number from it or, where the broker keeps them there, from user info about the same subject.
 */
@Component
class IdentityReader {

    /** Shown for someone whose name MitID does not give. */
    private static final String NAMELESS = "–";

    private final BrokerSettings settings;
    private final BrokerPreset.Names names;

    IdentityReader(BrokerSettings settings) {
        this.settings = settings;
        this.names = settings.names();
    }

    MitIdIdentity read(BrokerLogin login) {
        var user = login.user();
        var token = user.getIdToken();
        var cpr = claim(user, names.cpr()).filter(CprNumber::isValid).map(CprNumber::parse);
        return new MitIdIdentity(
                requireNonNull(token.getIssuer()).toString(),
                requireNonNull(token.getSubject()),
                name(user),
                birthDate(user).or(() -> cpr.map(CprNumber::birthDate)).orElse(null),
                cpr.orElse(null),
                level(token),
                authTime(token),
                settings.match().url() == null ? null : login.accessToken());
    }

    private String name(OidcUser user) {
        return claim(user, names.name())
                .flatMap(PersonName::kept)
                .map(PersonName::value)
                .orElse(NAMELESS);
    }

    private Optional<LocalDate> birthDate(OidcUser user) {
        try {
            return claim(user, names.birthDate()).map(LocalDate::parse);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Validated before: a token without a sufficient level does not come here. */
    private String level(OidcIdToken token) {
        return AssuranceLevel.read(String.valueOf((Object) token.getClaim(names.level())), settings.levels())
                .map(AssuranceLevel::nsis)
                .orElseThrow();
    }

    private Instant authTime(OidcIdToken token) {
        Object value = token.getClaim(names.authTime());
        return value instanceof Instant instant
                ? instant
                : Instant.ofEpochSecond(requireNonNull((Number) value).longValue());
    }

    private static Optional<String> claim(OidcUser user, String name) {
        var signed = text(user.getIdToken().getClaim(name));
        var info = user.getUserInfo();
        return Optional.ofNullable(signed == null && info != null ? text(info.getClaim(name)) : signed);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
