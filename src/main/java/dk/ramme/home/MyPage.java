package dk.ramme.home;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Helpers;
import dk.ramme.people.Me;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.rights.UserRight;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user sees about themself, and who can help them (N4). */
@Service
class MyPage {

    private final Me me;
    private final RightGrants rights;
    private final UserMeans means;
    private final Helpers helpers;

    MyPage(Me me, RightGrants rights, UserMeans means, Helpers helpers) {
        this.me = me;
        this.rights = rights;
        this.means = means;
        this.helpers = helpers;
    }

    @Transactional(readOnly = true)
    public Content now() {
        return new Content(
                me.organisation(),
                me.self(),
                me.roles(),
                means.of(me.user()),
                rights.of(me.user()),
                helpers.of(me.user()));
    }

    record Content(
            Organisation organisation,
            User user,
            Set<Role> held,
            List<HeldMeans> means,
            List<UserRight> rights,
            Helpers.Help help) {

        /** A yes can be said later, where private MitID is allowed and was offered (L1, M3). */
        public boolean mayConsent() {
            return user.state() == UserState.ACTIVE
                    && user.access().consentedAt().isEmpty()
                    && user.access().login().privateMitIdOffered()
                    && organisation.loginPolicy().privateMitId();
        }

        /** Consent can be withdrawn at any time (M3), by administrators too. */
        public boolean mayWithdraw() {
            return user.access().mayWithdrawConsent();
        }
    }
}
