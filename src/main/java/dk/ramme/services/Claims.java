package dk.ramme.services;

import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.SignedIn;
import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.people.Standing;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a service is told of whoever logs in (O3), by the scopes it was granted; never a CPR number. docs/services.md has the table. */
@Component
class Claims {

    private static final String LEVEL = "https://data.gov.dk/concept/core/nsis/loa/";

    private final AllowedUse allowed;
    private final UserMeans means;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Claims(AllowedUse allowed, UserMeans means, JdbcClient jdbc, TransactionTemplate transaction) {
        this.allowed = allowed;
        this.means = means;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As it is at this moment. Called outside transactions. */
    Map<String, Object> of(Grant grant) {
        var standing = allowed.standing(grant.me(), grant.service())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        return Tenancy.in(
                grant.me().organisation(),
                () -> Objects.requireNonNull(transaction.execute(status -> claims(grant, standing))));
    }

    /** By what the service knows the user, for good. */
    String subject(SignedIn me, String service) {
        return Tenancy.in(
                me.organisation(), () -> Objects.requireNonNull(transaction.execute(status -> subjectOf(me, service))));
    }

    private Map<String, Object> claims(Grant grant, Standing standing) {
        var me = grant.me();
        var scopes = grant.scopes();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subjectOf(me, grant.service()));
        claims.put("sid", grant.session().toString());
        claims.put("acr", acr(me));
        claims.put("amr", methods(me));
        claims.put("auth_time", me.authTime().getEpochSecond());
        if (scopes.contains(Scopes.PROFILE)) {
            claims.put("name", standing.user().name());
            claims.put("locale", standing.user().language());
        }
        if (scopes.contains(Scopes.EMAIL)) standing.user().email().ifPresent(email -> claims.put("email", email));
        var cvr = standing.organisation().cvr().value();
        if (scopes.contains(Scopes.ORGANISATION)) {
            claims.put("cvr", cvr);
            claims.put("org_name", standing.organisation().name());
            standing.user().rid().ifPresent(rid -> claims.put("rid", rid));
        }
        if (scopes.contains(Scopes.RIGHTS)) {
            var rights = rights(me);
            claims.put(
                    "roles", standing.roles().stream().map(Enum::name).sorted().toList());
            claims.put("rights", rights);
            // the profile knows no list without any
            if (!rights.isEmpty()) claims.put("privileges", Privileges.of(cvr, rights));
        }
        return claims;
    }

    /** Made with the first login there, random: of two services neither knows whom the other means. */
    private String subjectOf(SignedIn me, String service) {
        return jdbc.sql("""
                insert into service_subject as s (organisation_id, service_id, user_id, subject)
                values (:organisation, :service, :user, :fresh)
                on conflict (organisation_id, service_id, user_id) do update set subject = s.subject returning s.subject
                """)
                .param("organisation", me.organisation())
                .param("service", service)
                .param("user", me.user())
                .param("fresh", LinkToken.fresh().value())
                .query(String.class)
                .single();
    }

    /** The user's own and those of their groups. */
    private List<String> rights(SignedIn me) {
        return jdbc.sql("""
                select code from user_right where organisation_id = :organisation and user_id = :user and code is not null
                union select r.code from group_right r join group_member m
                    on m.organisation_id = r.organisation_id and m.group_id = r.group_id
                    where r.organisation_id = :organisation and m.user_id = :user
                order by code
                """)
                .param("organisation", me.organisation())
                .param("user", me.user())
                .query(String.class)
                .list();
    }

    static String acr(SignedIn me) {
        return AssuranceLevel.read(me.level(), Map.of())
                .map(AssuranceLevel::nsis)
                .map(LEVEL::concat)
                .orElseThrow();
    }

    static List<String> levels() {
        return List.of(LEVEL + AssuranceLevel.SUBSTANTIAL.nsis(), LEVEL + AssuranceLevel.HIGH.nsis());
    }

    /** The least level that will do, of those a service names; those it alone knows say nothing. */
    static Optional<AssuranceLevel> least(Collection<String> asked) {
        return asked.stream()
                .filter(value -> value.startsWith(LEVEL))
                .flatMap(value -> AssuranceLevel.read(value, Map.of()).stream())
                .min(AssuranceLevel::compareTo);
    }

    /** How they proved who they are (RFC 8176). */
    private List<String> methods(SignedIn me) {
        if (!me.isSeparate()) return List.of("mfa");
        var chip = means.find(me.means())
                .map(HeldMeans::kind)
                .filter(kind -> kind == IdentificationMeans.CHIP)
                .isPresent();
        return chip ? List.of("hwk", "mfa") : List.of("otp", "pin", "mfa");
    }
}
