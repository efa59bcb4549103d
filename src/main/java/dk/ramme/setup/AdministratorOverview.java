package dk.ramme.setup;

import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation administrators: those there are, those on their way, and the roles they can be given. */
@Service
class AdministratorOverview {

    private final Roles roles;
    private final Invitations invitations;
    private final OfferedRoles offeredRoles;

    AdministratorOverview(Roles roles, Invitations invitations, OfferedRoles offeredRoles) {
        this.roles = roles;
        this.invitations = invitations;
        this.offeredRoles = offeredRoles;
    }

    @Transactional(readOnly = true)
    public Administrators of(SignedIn me) {
        var holders = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        var held = roles.of(holders);
        var active = holders.stream()
                .map(holder -> new Active(holder, held.getOrDefault(holder.id(), Set.of())))
                .toList();
        var open = invitations.list(me.organisation()).stream()
                .filter(Invitation::isOpen)
                .toList();
        return new Administrators(active, open, offeredRoles.all());
    }

    /** An administrator with all the roles they hold. */
    record Active(Roles.Holder person, Set<Role> roles) {}

    /** Everyone at once. */
    record Administrators(List<Active> active, List<Invitation> open, List<OfferedRoles.Offer> offers) {

        public List<Invitation> invited() {
            return open.stream()
                    .filter(one -> one.state() == AppointmentState.INVITED)
                    .toList();
        }

        public List<Invitation> proposed() {
            return open.stream()
                    .filter(one -> one.state() == AppointmentState.PROPOSED)
                    .toList();
        }

        public int all() {
            return active.size() + open.size();
        }

        /** Whether the administrator may activate users themself. */
        boolean mayManageUsers(UUID userId) {
            return active.stream()
                    .anyMatch(one ->
                            one.person().id().equals(userId) && one.roles().contains(Role.USER_ADMINISTRATOR));
        }

        /** Whether there is someone, or will be, who can activate users; {@code chosen} are words of the draft. */
        boolean someoneManagesUsers(List<String> chosen) {
            return active.stream().anyMatch(one -> one.roles().contains(Role.USER_ADMINISTRATOR))
                    || open.stream().anyMatch(one -> one.extraRoles().contains(Role.USER_ADMINISTRATOR))
                    || chosen.stream().anyMatch(word -> word.startsWith(Role.USER_ADMINISTRATOR.name()));
        }
    }
}
