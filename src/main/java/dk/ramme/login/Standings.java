package dk.ramme.login;

import dk.ramme.organisation.Organisation;
import dk.ramme.people.Role;
import dk.ramme.people.Standing;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.need.UsersInNeed;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what each request needs to know of whoever sends it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Standings {

    /**
     * One row for each role, and for each invitation where it is an organisation administrator's. In one statement, since it
     * comes before every page; that is why it counts the notifications and those in need and looks at invitations too, which
     * otherwise only their own rooms ask for.
     */
    private static final String ROWS = """
            select new dk.ramme.login.Standings$Row(u, o, g.role,
                (select count(*) from Notification n where n.userId = u.id and n.readAt is null),
                (select count(*) from BoundIdentity b where b.issuer = :issuer and b.subject = :subject),
                (select count(*) from RoleGrant h where h.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR
                    and h.organisationId = :organisation
                    and h.userId <> :user and h.user.access.state = dk.ramme.people.UserState.ACTIVE
                    and h.user.access.enrolment.identifiedAt is not null),
                case when g.role = dk.ramme.people.Role.USER_ADMINISTRATOR then %s
                    when g.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR then
                        (select count(*) from NumberDoubt d join User w on w.id = d.userId where d.organisationId = :organisation
                            and w.access.state <> dk.ramme.people.UserState.DELETED
                            and w.access.state <> dk.ramme.people.UserState.SUSPENDED)
                    else 0L end,
                a.id, a.name, a.invitedAt)
            from User u join Organisation o on o.id = u.organisationId left join RoleGrant g on g.userId = u.id
            left join Appointment a on g.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR
                and a.organisationId = u.organisationId and a.state = dk.ramme.joining.appointment.AppointmentState.INVITED
            where u.id = :user and u.organisationId = :organisation
            """.formatted(UsersInNeed.countInQuery(Standing.MOST_IN_NEED + 1));

    private final EntityManager entities;
    private final Clock clock;

    Standings(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * On login duty in the user's organisation, since it asks in how many the person is a user.
     *
     * @param issuer with the subject: the login of whoever asks
     */
    public Optional<Standing> find(UUID organisation, UUID user, String issuer, String subject) {
        var query = entities.createQuery(ROWS, Row.class)
                .setParameter("organisation", organisation)
                .setParameter("user", user)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject);
        UsersInNeed.moments(clock.instant()).forEach(query::setParameter);
        var rows = query.getResultList();
        var roles = EnumSet.noneOf(Role.class);
        for (var row : rows) if (row.role() != null) roles.add(row.role());
        return rows.isEmpty() ? Optional.empty() : Optional.of(Row.standing(rows, roles));
    }

    /** A user with one of their roles, or with none. */
    record Row(
            User user,
            Organisation organisation,
            @Nullable Role role,
            long unread,
            long logins,
            long otherAdministrators,
            long inNeed,
            @Nullable UUID appointmentId,
            @Nullable String invitedName,
            @Nullable Instant invitedAt) {

        private static Standing standing(List<Row> rows, EnumSet<Role> roles) {
            var any = rows.get(0);
            var administers = roles.contains(Role.ORGANISATION_ADMINISTRATOR)
                    && any.user.state() == UserState.ACTIVE
                    && any.user.isIdentified();
            var alone = administers && any.otherAdministrators == 0;
            return new Standing(
                    any.user,
                    any.organisation,
                    roles,
                    (int) any.unread,
                    (int) rows.stream().mapToLong(Row::inNeed).max().orElse(0),
                    any.logins > 1,
                    alone,
                    alone ? lastInvited(rows) : null);
        }

        private static Standing.@Nullable Invited lastInvited(List<Row> rows) {
            return rows.stream()
                    .flatMap(row -> row.invited().stream())
                    .max(Comparator.comparing(Standing.Invited::sentAt))
                    .orElse(null);
        }

        private Optional<Standing.Invited> invited() {
            return appointmentId == null || invitedName == null || invitedAt == null
                    ? Optional.empty()
                    : Optional.of(new Standing.Invited(appointmentId, invitedName, invitedAt));
        }
    }
}
