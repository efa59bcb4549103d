package dk.ramme.settings;

import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

    private final Me viewer;
    private final Roles roles;
    private final Invitations invitations;

    WhoAdministers(Me viewer, Roles roles, Invitations invitations) {
        this.viewer = viewer;
        this.roles = roles;
        this.invitations = invitations;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        return new Content(
                viewer.organisation().isReady(),
                viewer.roles().contains(Role.ORGANISATION_ADMINISTRATOR),
                people(),
                waiting(),
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

    /** The holders of a role that counts hold no other that does not. */
    private List<Person> people() {
        var held = new LinkedHashMap<Roles.Holder, Set<Role>>();
        roles.holders()
                .forEach((role, holders) ->
                        holders.forEach(holder -> held.computeIfAbsent(holder, first -> EnumSet.noneOf(Role.class))
                                .add(role)));
        return held.entrySet().stream()
                .map(one -> new Person(one.getKey(), one.getValue()))
                .toList();
    }

    private List<Person> waiting() {
        var waiting = roles.waiting();
        var given = roles.of(waiting);
        return waiting.stream()
                .map(holder -> new Person(holder, given.getOrDefault(holder.id(), Set.of())))
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
