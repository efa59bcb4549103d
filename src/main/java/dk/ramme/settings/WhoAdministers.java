package dk.ramme.settings;

import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who administers the organisation, and who has been invited to. */
@Service
class WhoAdministers {

    private final Organisations organisations;
    private final Roles roles;
    private final Invitations invitations;

    WhoAdministers(Organisations organisations, Roles roles, Invitations invitations) {
        this.organisations = organisations;
        this.roles = roles;
        this.invitations = invitations;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        return new Content(
                organisations
                        .findById(me.organisation())
                        .map(Organisation::isReady)
                        .orElse(false),
                roles.of(me.user()).contains(Role.ORGANISATION_ADMINISTRATOR),
                people(holders()),
                people(roles.waiting()),
                invited(me.organisation()).toList());
    }

    /** An invitation that nobody has come with yet. */
    @Transactional(readOnly = true)
    public Optional<Invitation> invitation(SignedIn me, UUID id) {
        return invited(me.organisation())
                .filter(one -> one.appointmentId().equals(id))
                .findFirst();
    }

    private Stream<Invitation> invited(UUID organisation) {
        return invitations.list(organisation).stream().filter(one -> one.state() == AppointmentState.INVITED);
    }

    private List<Roles.Holder> holders() {
        return Arrays.stream(Role.values())
                .flatMap(role -> roles.holders(role).stream())
                .distinct()
                .toList();
    }

    private List<Person> people(List<Roles.Holder> holders) {
        var held = roles.of(holders);
        return holders.stream()
                .map(holder -> new Person(holder, held.getOrDefault(holder.id(), Set.of())))
                .toList();
    }

    /** An administrator with all the roles they hold. */
    record Person(Roles.Holder holder, Set<Role> roles) {

        /** What they can be given. */
        public List<Role> offers() {
            return Choices.FURTHER_ROLES.stream()
                    .filter(role -> !roles.contains(role))
                    .toList();
        }

        boolean holds(Role role) {
            return roles.contains(role);
        }
    }

    /**
     * @param inForce whether the set-up is confirmed; until then the set-up is where administrators are chosen
     * @param waiting whose roles count once they have proved who they are
     */
    record Content(
            boolean inForce, boolean mayEdit, List<Person> people, List<Person> waiting, List<Invitation> invited) {

        public boolean nobodyManagesUsers() {
            return count(Role.USER_ADMINISTRATOR) == 0;
        }

        private long count(Role role) {
            return people.stream().filter(person -> person.holds(role)).count();
        }
    }
}
