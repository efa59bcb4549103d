package dk.ramme.activation;

import dk.ramme.identifier.CprNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.LoginPurpose;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Back from MitID on an activation link: is this the user the link was mailed to? (A3, A5) */
@Component
class ActivationLogin implements LoginPurpose {

    static final String NAME = "activation";
    static final String CLOSED = "/activate/closed";

    private final Links links;
    private final SelfActivation activation;
    private final UserIdentification identification;
    private final ObjectProvider<IdentityMatcher> matcher;
    private final CprVault vault;

    ActivationLogin(
            Links links,
            SelfActivation activation,
            UserIdentification identification,
            ObjectProvider<IdentityMatcher> matcher,
            CprVault vault) {
        this.links = links;
        this.activation = activation;
        this.identification = identification;
        this.matcher = matcher;
        this.vault = vault;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LoginOutcome complete(MitIdIdentity identity, String reference) {
        return links.findLive(UUID.fromString(reference), LinkPurpose.ACTIVATION)
                .map(link -> Tenancy.in(link.organisationId(), () -> compare(link, identity)))
                .orElseGet(() -> new LoginOutcome.Refused(CLOSED + "?link=" + reference));
    }

    /** Outside any transaction, since the broker may be asked. Birth date alone proves nothing (T28). */
    private LoginOutcome compare(MailedLink link, MitIdIdentity identity) {
        var user = activation.user(link.subjectId());
        if (identification.knows(user.id(), identity)) {
            return welcome(link, identity, null);
        }
        if (needsCode(user)) {
            return isSameByBirthDate(user, identity)
                    ? new LoginOutcome.Guest(CodeController.PATH + "?link=" + link.id())
                    : refuse(link, "OTHER_BIRTH_DATE_OR_NAME", "/activate/not-you");
        }
        var expected = user.cprNumber(vault);
        if (expected.isEmpty()) {
            return refuse(link, "NO_CPR", "/activate/not-you");
        }
        return switch (matcher.getObject().match(identity, expected.get())) {
            case SAME -> proved(link, user, identity, expected.get());
            case OTHER -> refuse(link, "OTHER_PERSON", "/activate/not-you");
            case EXCEEDED, UNAVAILABLE -> new LoginOutcome.Refused("/activate/later");
        };
    }

    /** The number is theirs. Whoever wrote it may have meant another person with it. */
    private LoginOutcome proved(MailedLink link, User user, MitIdIdentity identity, CprNumber cpr) {
        if (identification.isAnother(user, cpr, identity)) {
            identification.doubt(cpr, identity);
            return refuse(link, "NUMBER_OF_ANOTHER_USER", "/activate/other-user");
        }
        return identification.mayBe(user, identity)
                ? welcome(link, identity, cpr)
                : refuse(link, "OTHER_NAME", "/activate/not-you");
    }

    /** Known by birth date only: that and the name must be the same, and a code is asked for besides. */
    static boolean needsCode(User user) {
        return user.cpr().map(SealedCpr::sealed).isEmpty() && user.birthDate().isPresent();
    }

    static boolean isSameByBirthDate(User user, MitIdIdentity identity) {
        return user.birthDate()
                .filter(born -> SamePerson.haveSameNameAndBirthDate(identity, user.name(), born))
                .isPresent();
    }

    private LoginOutcome welcome(MailedLink link, MitIdIdentity identity, @Nullable CprNumber proved) {
        try {
            var state = identification.identified(link, identity, proved, null);
            var page = state == UserState.ACTIVE ? "/" : "/activate";
            return new LoginOutcome.Welcome(link.organisationId(), link.subjectId(), page);
        } catch (UserIdentification.LinkDead dead) {
            return new LoginOutcome.Refused(CLOSED + "?link=" + link.id());
        } catch (DuplicateKeyException bound) {
            // this MitID is another user's of the organisation already
            if (proved != null) identification.doubt(proved, identity);
            return refuse(link, "ALREADY_A_USER", "/activate/already");
        }
    }

    private LoginOutcome refuse(MailedLink link, String reason, String page) {
        identification.refused(link, reason);
        return new LoginOutcome.Refused(page + "?link=" + link.id());
    }
}
