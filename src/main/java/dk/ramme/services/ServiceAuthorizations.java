package dk.ramme.services;

import dk.ramme.login.Sessions;
import dk.ramme.login.SignedInToken;
import dk.ramme.services.Grant.Kind;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the framework keeps what it grants. It is kept as hashes: the framework is given back the one token that was presented, and
 * of all others nothing. Whoever may not use the service any more has no token that is found (O4, O6).
 */
@Component
class ServiceAuthorizations implements OAuth2AuthorizationService {

    private final GrantRows rows;
    private final RegisteredClients clients;
    private final AllowedUse allowed;
    private final PushedRequests requests;
    private final ServiceTrail trail;
    private final TransactionTemplate transaction;

    ServiceAuthorizations(
            GrantRows rows,
            RegisteredClients clients,
            AllowedUse allowed,
            PushedRequests requests,
            ServiceTrail trail,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.clients = clients;
        this.allowed = allowed;
        this.requests = requests;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Grant presented = authorization.getAttribute(Grant.ATTRIBUTE);
        var access = authorization.getAccessToken();
        String pushed = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (pushed != null) {
            OAuth2AuthorizationRequest asked = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
            requests.keep(pushed, Asked.of(Objects.requireNonNull(asked)));
        } else if (presented == null) {
            begin(authorization);
        } else if (presented.kind() != Kind.ACCESS && access != null && !access.isInvalidated()) {
            issue(presented, authorization);
        } else {
            kill(presented);
        }
    }

    /** The person has said yes; the code is on its way. */
    private void begin(OAuth2Authorization authorization) {
        var code = Objects.requireNonNull(authorization.getToken(OAuth2AuthorizationCode.class))
                .getToken();
        SignedInToken principal = Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
        var me = principal.getPrincipal();
        OAuth2AuthorizationRequest asked =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var more = asked.getAdditionalParameters();
        var grant = UUID.randomUUID();
        Tenancy.in(
                me.organisation(),
                () -> transaction.executeWithoutResult(status -> {
                    var session = rows.session(authorization.getRegisteredClientId(), login(), me);
                    rows.add(
                            grant,
                            session,
                            asked.getScopes(),
                            Objects.requireNonNull(asked.getRedirectUri()),
                            (String) more.get(PkceParameterNames.CODE_CHALLENGE),
                            (String) more.get(OidcParameterNames.NONCE));
                    rows.issue(grant, Kind.CODE, code.getTokenValue());
                    trail.record("SERVICE_LOGGED_IN", me, authorization.getRegisteredClientId());
                }));
    }

    /** @throws OAuth2AuthenticationException where somebody was quicker with the same code or token: then nobody has any */
    private void issue(Grant presented, OAuth2Authorization authorization) {
        var me = presented.me();
        var issued = Tenancy.in(
                me.organisation(),
                () -> transaction.execute(status -> {
                    if (!rows.use(presented)) return false;
                    rows.forgetAccess(presented.id());
                    issue(presented, authorization, Kind.ACCESS);
                    issue(presented, authorization, Kind.REFRESH);
                    issue(presented, authorization, Kind.ID);
                    var action = presented.kind() == Kind.CODE ? "SERVICE_TOKENS_ISSUED" : "SERVICE_TOKENS_RENEWED";
                    trail.record(action, me, presented.service());
                    return true;
                }));
        if (!Boolean.TRUE.equals(issued)) {
            kill(presented);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void issue(Grant presented, OAuth2Authorization authorization, Kind kind) {
        var token = switch (kind) {
            case ACCESS -> authorization.getAccessToken();
            case REFRESH -> authorization.getRefreshToken();
            case ID -> authorization.getToken(OidcIdToken.class);
            case CODE -> null;
        };
        if (token != null) rows.issue(presented.id(), kind, token.getToken().getTokenValue());
    }

    private void kill(Grant presented) {
        Tenancy.in(
                presented.me().organisation(),
                () -> transaction.executeWithoutResult(status -> rows.kill(presented.id())));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        Grant presented = authorization.getAttribute(Grant.ATTRIBUTE);
        if (presented != null) kill(presented);
    }

    /** The framework asks for none by its id. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return grant(token)
                .filter(grant ->
                        grant.kind() != Kind.ID && (type == null || type.equals(PresentedToken.type(grant.kind()))))
                .filter(this::isGood)
                .flatMap(grant -> Optional.ofNullable(clients.findByClientId(grant.service()))
                        .map(client -> PresentedToken.authorization(client, grant, token)))
                .orElse(null);
    }

    /** What this code or token was issued for, good or not. */
    Optional<Grant> grant(String token) {
        return grant(TokenHash.of(token));
    }

    private Optional<Grant> grant(byte[] hash) {
        return Tenancy.on(
                CrossTenantTask.SERVICE, () -> Objects.requireNonNull(transaction.execute(status -> rows.find(hash))));
    }

    /** What the ID token with this hash was issued for, to this service; it may be over. */
    Optional<Grant> ofIdToken(byte[] hash, String service) {
        return grant(hash)
                .filter(grant -> grant.kind() == Kind.ID && grant.service().equals(service));
    }

    private boolean isGood(Grant grant) {
        if (grant.used()) {
            // who came first, the service or a thief, nobody can tell
            kill(grant);
            trail.refused(grant.me(), grant.service(), grant.kind() + "_TWICE");
            return false;
        }
        if (grant.over()) return false;
        if (allowed.standing(grant.me(), grant.service()).isEmpty()) {
            trail.refused(grant.me(), grant.service(), "ACCESS");
            return false;
        }
        return true;
    }

    private static UUID login() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return Sessions.nameLogin(request.getSession());
    }
}
