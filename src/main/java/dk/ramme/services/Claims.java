package dk.ramme.services;

import dk.ramme.identifier.CprNumber;
import dk.ramme.login.AssuranceLevel;
import dk.ramme.login.SignedIn;
import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.people.Standing;
import dk.ramme.people.User;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.LinkToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a service is told of whoever logs in (O3), by the scopes it was granted. docs/services.md has the table. */
@Component
class Claims {

    private static final String LEVEL = "https://data.gov.dk/concept/core/nsis/loa/";

    private final AllowedUse allowed;
    private final RegisteredClients clients;
    private final UserMeans means;
    private final CprVault vault;
    private final ServiceTrail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Claims(
            AllowedUse allowed,
            RegisteredClients clients,
            UserMeans means,
            CprVault vault,
            ServiceTrail trail,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.allowed = allowed;
        this.clients = clients;
        this.means = means;
        this.vault = vault;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As it is at this moment, in a token, which may be kept: never a CPR number. Called outside transactions. */
    Map<String, Object> of(Grant grant) {
        return told(grant, false);
    }

    /** The same for a service that asks itself: with the CPR number, where it may be told that. Called outside transactions. */
    Map<String, Object> forAsking(Grant grant) {
        return told(grant, true);
    }

    private Map<String, Object> told(Grant grant, boolean withCpr) {
        var standing = allowed.standing(grant.me(), grant.service())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        var service = service(grant.service());
        return Tenancy.in(
                grant.me().organisation(),
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    var claims = claims(grant, standing, service);
                    if (withCpr) cpr(grant, standing.user(), service).ifPresent(cpr -> claims.put("cpr", cpr));
                    return claims;
                })));
    }

    /** Each time it is told is on the trail. Of whoever is to be anonymous it is not, nor one that was never proved. */
    private Optional<String> cpr(Grant grant, User user, SelfService service) {
        if (!grant.scopes().contains(Scopes.CPR) || !service.isPublicBody()) return Optional.empty();
        if (user.particulars().pseudonym() != null || !user.isIdentified()) return Optional.empty();
        var cpr = user.cprNumber(vault).map(CprNumber::value);
        if (cpr.isPresent()) trail.record("SERVICE_TOLD_CPR", grant.me(), grant.service());
        return cpr;
    }

    /** By what the service knows the user, for good. */
    String subject(SignedIn me, String service) {
        var known = service(service);
        return Tenancy.in(
                me.organisation(), () -> Objects.requireNonNull(transaction.execute(status -> subjectOf(me, known))));
    }

    /** Whoever was logged in to it is told of, also where it is retired. */
    private SelfService service(String id) {
        return clients.any(id).orElseThrow();
    }

    private Map<String, Object> claims(Grant grant, Standing standing, SelfService service) {
        var me = grant.me();
        var scopes = grant.scopes();
        var particulars = standing.user().particulars();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subjectOf(me, service));
        claims.put("sid", grant.session().toString());
        claims.put("acr", acr(me));
        claims.put("amr", methods(me));
        claims.put("auth_time", me.authTime().getEpochSecond());
        if (scopes.contains(Scopes.PROFILE)) {
            claims.put(
                    "name",
                    Objects.requireNonNullElse(
                            particulars.pseudonym(), standing.user().name()));
            claims.put("locale", standing.user().language());
        }
        if (scopes.contains(Scopes.EMAIL)) standing.user().email().ifPresent(email -> claims.put("email", email));
        var cvr = standing.organisation().cvr().value();
        if (scopes.contains(Scopes.ORGANISATION)) {
            claims.put("cvr", cvr);
            claims.put("org_name", standing.organisation().name());
            standing.user().rid().ifPresent(rid -> claims.put("rid", rid));
            put(claims, "production_unit", particulars.productionUnit());
            put(claims, "se_number", particulars.seNumber());
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

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null) claims.put(name, value);
    }

    /** One of its own is made with the first login there, random: of two services neither knows whom the other means. */
    private String subjectOf(SignedIn me, SelfService service) {
        if (service.subject() == SelfService.Subject.USER) return me.user().toString();
        return jdbc.sql("""
                insert into service_subject as s (organisation_id, service_id, user_id, subject)
                values (:organisation, :service, :user, :fresh)
                on conflict (organisation_id, service_id, user_id) do update set subject = s.subject returning s.subject
                """)
                .param("organisation", me.organisation())
                .param("service", service.id())
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

    /**
     * Rights as the public sector writes them: OIO Basic Privilege Profile 1.2, "intermediate" form, in base64. The scope is the
     * organisation the user acts for.
     */
    static final class Privileges {

        private static final String RIGHT = "urn:dk:ramme:right:";

        private Privileges() {}

        /** @param codes of the catalogue: capital letters, digits and underscores, so that nothing has to be escaped */
        static String of(String cvr, Collection<String> codes) {
            var privileges = codes.stream()
                    .map(code -> "<Privilege>" + RIGHT + code + "</Privilege>")
                    .collect(Collectors.joining());
            var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + "<bpp:PrivilegeList xmlns:bpp=\"http://digst.dk/oiosaml/basic_privilege_profile\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                    + "<PrivilegeGroup Scope=\"urn:dk:gov:saml:cvrNumberIdentifier:" + cvr + "\">" + privileges
                    + "</PrivilegeGroup></bpp:PrivilegeList>";
            return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        }
    }
}
