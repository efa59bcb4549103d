package dk.ramme.joining.appointment;

import dk.ramme.audit.Actor;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorAccepted;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The appointed person has proved who they are: they become a user and an organisation administrator. */
@Service
@Transactional
class AppointmentAcceptance {

    private final Organisations organisations;
    private final Appointments appointments;
    private final Links links;
    private final TemporaryCodes codes;
    private final KnownUser knownUser;
    private final Users users;
    private final RoleChanges roles;
    private final AuditTrail audit;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentAcceptance(
            Organisations organisations,
            Appointments appointments,
            Links links,
            TemporaryCodes codes,
            KnownUser knownUser,
            Users users,
            RoleChanges roles,
            AuditTrail audit,
            Actors actors,
            ApplicationEventPublisher events,
            Clock clock) {
        this.organisations = organisations;
        this.appointments = appointments;
        this.links = links;
        this.codes = codes;
        this.knownUser = knownUser;
        this.users = users;
        this.roles = roles;
        this.audit = audit;
        this.actors = actors;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param codeId the code they typed right, for whoever needs one
     * @return the user; empty when somebody was quicker with the link, or it was withdrawn meanwhile
     * @throws TemporaryCodes.Missing when they need a code, and there is none or it was replaced meanwhile
     * @throws UserSuspended when they are a user here who may not act: an invitation from before does not lift that
     */
    Optional<UUID> accept(MailedLink link, MitIdIdentity person, @Nullable UUID codeId) {
        var organisation = organisations.lock(link.organisationId()).orElseThrow();
        var appointment = appointments
                .lock(link.subjectId())
                .filter(found -> found.state() == AppointmentState.INVITED)
                .orElse(null);
        if (appointment == null || !links.use(link.id())) {
            return Optional.empty();
        }
        if (appointment.needsCode()) {
            codes.use(codeId);
        }
        var user = knownUser
                .find(appointment, person)
                .map(known -> appoint(known, appointment))
                .orElseGet(() -> newUser(organisation, appointment));
        user.bind(person.issuer(), person.subject(), clock.instant());
        // at once: that a login is one user's alone is told by the database, which others now refer to the user in
        users.saveAndFlush(user);
        var userId = user.id();
        appointment.accept(userId, clock.instant());
        giveRoles(organisation, appointment, userId);
        knownUser.doubtOthers(appointment, person, userId);
        record(organisation, appointment, userId, person);
        return Optional.of(userId);
    }

    private User appoint(User user, Appointment appointment) {
        if (user.state() == UserState.SUSPENDED || user.state() == UserState.DELETED) {
            throw new UserSuspended();
        }
        user.appoint(appointment.name(), appointment.email(), clock.instant());
        return user;
    }

    private User newUser(Organisation organisation, Appointment appointment) {
        return User.appointed(
                UUID.randomUUID(),
                organisation.id(),
                appointment.name(),
                appointment.email(),
                indexOf(appointment),
                appointment.birthDate(),
                appointment.language(),
                clock.instant());
    }

    /** The index, to be found by when users are imported; the number itself has done its work. */
    private static @Nullable SealedCpr indexOf(Appointment appointment) {
        return appointment
                .cpr()
                .map(kept -> new SealedCpr(null, kept.index(), kept.indexKey()))
                .orElse(null);
    }

    private void giveRoles(Organisation organisation, Appointment appointment, UUID userId) {
        var given = EnumSet.of(Role.ORGANISATION_ADMINISTRATOR);
        given.addAll(appointment.extraRoles());
        given.forEach(role -> roles.give(organisation.id(), userId, role, appointment.invitedBy()));
    }

    private void record(Organisation organisation, Appointment appointment, UUID userId, MitIdIdentity person) {
        var here = actors.current();
        var actor = new Actor(
                Actor.Kind.USER,
                userId,
                appointment.name(),
                here.address(),
                here.requestId(),
                person.level(),
                person.authTime());
        audit.recordAs(
                actor,
                "APPOINTMENT_ACCEPTED",
                "appointment",
                appointment.id(),
                Map.of("user", userId.toString(), "extraRoles", appointment.extraRoles()));
        events.publishEvent(new AdministratorAccepted(
                organisation.id(), appointment.id(), organisation.name(), userId, appointment.name()));
    }
}
