package dk.ramme.people;

import dk.ramme.organisation.Organisation;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads what each request needs to know of whoever sends it. */
public interface Standings extends Repository<User, UUID> {

    /**
     * One row for each role, and for each invitation where it is an organisation administrator's. In one statement, since it
     * comes before every page; that is why it counts the notifications and looks at invitations too, which otherwise only their
     * own rooms ask for.
     */
    @Query("""
            select new dk.ramme.people.Standings$Row(u, o, g.role,
                (select count(*) from Notification n where n.userId = u.id and n.readAt is null),
                (select count(*) from BoundIdentity b where b.issuer = :issuer and b.subject = :subject),
                (select count(*) from RoleGrant h where h.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR
                    and h.organisationId = :organisation
                    and h.userId <> :user and h.user.access.state = dk.ramme.people.UserState.ACTIVE
                    and h.user.access.enrolment.identifiedAt is not null), a.id, a.name, a.invitedAt)
            from User u join Organisation o on o.id = u.organisationId left join RoleGrant g on g.userId = u.id
            left join Appointment a on g.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR
                and a.organisationId = u.organisationId and a.state = dk.ramme.joining.appointment.AppointmentState.INVITED
            where u.id = :user and u.organisationId = :organisation
            """)
    List<Row> rows(UUID organisation, UUID user, String issuer, String subject);

    /**
     * On login duty in the user's organisation, since it asks in how many the person is a user.
     *
     * @param issuer with the subject: the login of whoever asks
     */
    default Optional<Standing> find(UUID organisation, UUID user, String issuer, String subject) {
        var rows = rows(organisation, user, issuer, subject);
        var roles = EnumSet.noneOf(Role.class);
        for (var row : rows) if (row.role() != null) roles.add(row.role());
        var invited = rows.stream()
                .flatMap(row -> row.invited().stream())
                .max(Comparator.comparing(Standing.Invited::sentAt))
                .orElse(null);
        return rows.stream().findFirst().map(row -> row.standing(roles, invited));
    }

    /** A user with one of their roles, or with none. */
    record Row(
            User user,
            Organisation organisation,
            @Nullable Role role,
            long unread,
            long logins,
            long otherAdministrators,
            @Nullable UUID appointmentId,
            @Nullable String invitedName,
            @Nullable Instant invitedAt) {

        private Optional<Standing.Invited> invited() {
            return appointmentId == null || invitedName == null || invitedAt == null
                    ? Optional.empty()
                    : Optional.of(new Standing.Invited(appointmentId, invitedName, invitedAt));
        }

        private Standing standing(EnumSet<Role> roles, Standing.@Nullable Invited invited) {
            var administers = roles.contains(Role.ORGANISATION_ADMINISTRATOR)
                    && user.state() == UserState.ACTIVE
                    && user.isIdentified();
            var alone = administers && otherAdministrators == 0;
            return new Standing(
                    user, organisation, roles, (int) unread, logins > 1, alone, alone ? invited : null);
        }
    }
}
