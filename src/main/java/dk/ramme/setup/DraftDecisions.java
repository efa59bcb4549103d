package dk.ramme.setup;

import dk.ramme.people.RoleChanges;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Answers;
import dk.ramme.settings.Choices;
import dk.ramme.settings.Question;
import dk.ramme.settings.RoleChoice;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the draft says about the administrators themselves, carried out when it is confirmed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DraftDecisions {

    /** Names the words an administrator says yes to in the step about their own login. */
    private static final String CONSENT = "setup.own-means/1";

    private final OfferedRoles offeredRoles;
    private final RoleChanges roleChanges;
    private final Answers answers;
    private final Users users;
    private final OwnDevices devices;

    DraftDecisions(
            OfferedRoles offeredRoles, RoleChanges roleChanges, Answers answers, Users users, OwnDevices devices) {
        this.offeredRoles = offeredRoles;
        this.roleChanges = roleChanges;
        this.answers = answers;
        this.users = users;
        this.devices = devices;
    }

    /** Gives the chosen roles to those who are still administrators. */
    public void giveRoles(UUID organisationId, List<String> choices, String byName) {
        var offered = offeredRoles.words();
        choices.stream()
                .filter(offered::contains)
                .map(RoleChoice::parse)
                .forEach(given -> roleChanges.give(organisationId, given.userId(), given.role(), byName));
    }

    /** Sets how each administrator who has said so logs in, and orders what has to be sent to them for it. */
    public void setOwnMeans() {
        answers.all(Question.OWN_MEANS).stream()
                .filter(own -> !own.choices().isEmpty())
                .forEach(this::setOwnMeans);
    }

    private void setOwnMeans(Answer own) {
        users.lock(own.answeredFor())
                .filter(user -> user.state() == UserState.ACTIVE)
                .ifPresent(user -> {
                    user.chooseLogin(
                            own.choices().contains(Choices.PRIVATE),
                            Choices.meansAmong(own.choices()),
                            CONSENT,
                            own.at());
                    devices.order(user, own);
                });
    }
}
