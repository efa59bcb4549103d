package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Back from MitID on an activation link: is this the user the link was mailed to? (PRODUCT.md A3, A5) */
@Component
class ActivationLogin implements LoginPurpose {

    static final String NAME = "activation";
    static final String CLOSED = "/activate/closed";

    private final Links links;
    private final SelfActivation activation;
    private final ObjectProvider<IdentityMatcher> matcher;
    private final CprVault vault;
    private final AuditTrail trail;

    ActivationLogin(
            Links links,
            SelfActivation activation,
            ObjectProvider<IdentityMatcher> matcher,
            CprVault vault,
            AuditTrail trail) {
        this.links = links;
        this.activation = activation;
        this.matcher = matcher;
        this.vault = vault;
        this.trail = trail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        return links.findLive(UUID.fromString(reference), LinkPurpose.ACTIVATION)
                .map(link -> Tenancy.in(link.organisationId(), () -> compare(link, identity)))
                .orElseGet(() -> new LoginOutcome.Refused(CLOSED));
    }

    /** Outside any transaction, since the broker may be asked. Birth date alone proves nothing (security.md T28). */
    private LoginOutcome compare(MailedLink link, MitIdIdentity identity) {
        var expected = activation.user(link.subjectId()).cprNumber(vault);
        if (expected.isEmpty()) {
            return refuse(link, "NO_CPR", "/activate/not-you");
        }
        return switch (matcher.getObject().match(identity, expected.get())) {
            case SAME -> welcome(link, identity);
            case OTHER -> refuse(link, "OTHER_PERSON", "/activate/not-you");
            case EXCEEDED, UNAVAILABLE -> new LoginOutcome.Refused("/activate/later");
        };
    }

    private LoginOutcome welcome(MailedLink link, MitIdIdentity identity) {
        try {
            activation.identified(link, identity);
        } catch (SelfActivation.LinkDead dead) {
            return new LoginOutcome.Refused(CLOSED);
        } catch (DuplicateKeyException bound) {
            // this MitID is another user's of the organisation already
            return refuse(link, "ALREADY_A_USER", "/activate/already");
        }
        return new LoginOutcome.Welcome(link.organisationId(), link.subjectId(), "/activate");
    }

    private LoginOutcome refuse(MailedLink link, String reason, String page) {
        trail.recordRefusal("IDENTITY_MISMATCH", "user", link.subjectId(), Map.of("reason", reason));
        return new LoginOutcome.Refused(page + "?link=" + link.id());
    }
}
