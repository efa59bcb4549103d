package dk.ramme.setup;

import static java.util.stream.Collectors.toMap;

import dk.ramme.imports.Imports;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.settings.Answer;
import dk.ramme.settings.Answers;
import dk.ramme.settings.Question;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the facts an administrator's progress is computed from. */
@Component
class FactFinder {

    private final Answers answers;
    private final Roles roles;
    private final Invitations invitations;
    private final Imports imports;

    FactFinder(Answers answers, Roles roles, Invitations invitations, Imports imports) {
        this.answers = answers;
        this.roles = roles;
        this.invitations = invitations;
        this.imports = imports;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Facts of(SignedIn me, Organisation organisation) {
        return new Facts(
                organisation.isReady(),
                organisation.nothingToImport(),
                imported(organisation),
                answers(me),
                administrators(organisation));
    }

    private Facts.Imported imported(Organisation organisation) {
        return imports.latest()
                .map(latest -> switch (latest.state()) {
                    case READING, QUEUED, RUNNING -> Facts.Imported.RUNNING;
                    case FINISHED -> Facts.Imported.DONE;
                    case READY, CANCELLED, FAILED, REFUSED -> Facts.Imported.STOPPED;
                })
                .orElse(Facts.Imported.NOTHING);
    }

    private Map<Question, Answer> answers(SignedIn me) {
        return answers.of(me.user()).stream().collect(toMap(Answer::question, answer -> answer));
    }

    private int administrators(Organisation organisation) {
        var open = invitations.list(organisation.id()).stream()
                .filter(Invitation::isOpen)
                .count();
        return roles.holders(Role.ORGANISATION_ADMINISTRATOR).size() + (int) open;
    }
}
