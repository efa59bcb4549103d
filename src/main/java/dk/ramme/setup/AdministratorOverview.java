package dk.ramme.setup;

import dk.ramme.imports.Imports;
import dk.ramme.joining.appointment.AppointmentState;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedIn;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation administrators: those there are, those on their way, and the roles they can be given. */
@Service
class AdministratorOverview {

    private final Roles roles;
    private final Invitations invitations;
    private final Imports imports;
    private final OfferedRoles offeredRoles;

    AdministratorOverview(Roles roles, Invitations invitations, Imports imports, OfferedRoles offeredRoles) {
        this.roles = roles;
        this.invitations = invitations;
        this.imports = imports;
        this.offeredRoles = offeredRoles;
    }

    @Transactional(readOnly = true)
    public Administrators of(SignedIn me) {
        var active = withRoles(roles.holders(Role.ORGANISATION_ADMINISTRATOR));
        var open = invitations.list(me.organisation()).stream()
                .filter(Invitation::isOpen)
                .toList();
        return new Administrators(active, open, coming(me, open), offeredRoles.all());
    }

    private List<Active> withRoles(List<Roles.Holder> holders) {
        var held = roles.of(holders);
        return holders.stream()
                .map(holder -> new Active(holder, held.getOrDefault(holder.id(), Set.of())))
                .toList();
    }

    /** Those of an import that is under way, some of whom it may have brought already, and those it has made users. */
    private List<Coming> coming(SignedIn me, List<Invitation> open) {
        var waiting = withRoles(roles.waiting()).stream()
                .map(one -> new Coming(one.person().name(), one.person().email(), one.roles(), false))
                .toList();
        var there = Stream.concat(
                        waiting.stream().map(one -> one.name() + one.email()),
                        open.stream().map(one -> one.name() + one.email()))
                .collect(Collectors.toSet());
        var chosen = imports.chosenAdministrators().stream()
                .filter(one -> !there.contains(one.name() + one.email()))
                .map(one -> new Coming(one.name(), one.email(), one.roles(), true));
        return Stream.concat(waiting.stream(), chosen).toList();
    }

    /** An administrator with all the roles they hold. */
    record Active(Roles.Holder person, Set<Role> roles) {}

    /**
     * Somebody who becomes an administrator without being invited from here.
     *
     * @param inImport whether the import that they were chosen in has still to bring them over
     */
    record Coming(String name, @Nullable String email, Set<Role> roles, boolean inImport) {

        /** How it goes on, in words. */
        public String whenKey() {
            return "setup.administrators.coming." + (inImport ? "import" : "activated");
        }
    }

    /** Everyone at once. */
    record Administrators(
            List<Active> active, List<Invitation> open, List<Coming> coming, List<OfferedRoles.Offer> offers) {

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
