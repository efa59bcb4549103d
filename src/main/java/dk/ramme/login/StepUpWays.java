package dk.ramme.login;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import org.springframework.stereotype.Component;

/** What a user can confirm with who they are, so that nobody is sent where they cannot come through. */
@Component
class StepUpWays {

    private final Memberships memberships;
    private final SeparateMeans offered;
    private final UserMeans means;

    StepUpWays(Memberships memberships, SeparateMeans offered, UserMeans means) {
        this.memberships = memberships;
        this.offered = offered;
        this.means = means;
    }

    Ways of(SignedIn me, StepUpDemand demand) {
        if (me.isGuest()) return new Ways(true, false, false);
        var letIn = offered.kinds(me.user());
        var kinds = means.of(me.user()).stream()
                .filter(one -> !one.locked() && letIn.contains(one.kind()))
                .filter(one -> demand == StepUpDemand.FRESH || !one.lacksPin())
                .map(HeldMeans::kind)
                .toList();
        return new Ways(
                memberships.letsPrivateMitIdIn(me),
                kinds.stream().anyMatch(kind -> kind != IdentificationMeans.CHIP),
                kinds.contains(IdentificationMeans.CHIP));
    }

    /** @param code a user ID and a code of a device */
    record Ways(boolean mitId, boolean code, boolean chip) {

        /** Whether there is anything at all. */
        public boolean any() {
            return mitId || code || chip;
        }
    }
}
