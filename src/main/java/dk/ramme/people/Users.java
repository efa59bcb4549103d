package dk.ramme.people;

import dk.ramme.ui.ChangedMeanwhile;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The users of the organisation the transaction runs for. */
public interface Users extends Repository<User, UUID> {

    User save(User user);

    User saveAndFlush(User user);

    Optional<User> findById(UUID id);

    /** What an active user is called: not the user, whom the transaction may lock later. */
    @Query("select u.contact.name from User u where u.id = :id and u.access.state = dk.ramme.people.UserState.ACTIVE")
    Optional<String> nameOfActive(UUID id);

    /** What those who were born that day are called, by how long they have been here: there may be many of them. */
    @Query("select new dk.ramme.people.Users$Named(u.id, u.contact.name) from User u"
            + " where u.birthDate = :birthDate and u.access.state <> dk.ramme.people.UserState.DELETED"
            + " order by u.access.enrolment.createdAt, u.id")
    List<Named> bornOn(LocalDate birthDate);

    /** How many others have an address that leads to this mailbox. In SQL: the column is kept by the database. */
    @NativeQuery("""
            select count(*) from organisation_user u where u.organisation_id = :organisation and u.mailbox = :mailbox
                and u.state <> 'DELETED' and u.id <> :butThis
            """)
    int othersWith(UUID organisation, String mailbox, UUID butThis);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id = :id")
    Optional<User> lock(UUID id);

    /** Of many at once, what {@link User#correct} does to one: none of them is loaded in that transaction. */
    @Modifying
    @Query("update versioned User u set u.contact.language = :language where u.organisationId = :organisation"
            + " and u.id in :users and u.contact.language <> :language")
    void write(String language, Collection<UUID> users, UUID organisation);

    /** Whether the organisation has a user with a RID number who is known by CPR number. */
    boolean existsByOrganisationIdAndRidNotNullAndCprIndexNotNull(UUID organisation);

    /** Those of them who are not deleted. */
    @Query("select u.id from User u where u.id in :users and u.access.state <> dk.ramme.people.UserState.DELETED")
    Set<UUID> here(Collection<UUID> users);

    @Query("select u from User u where u.id in :users")
    List<User> all(Collection<UUID> users);

    /** Where mails to these users go; whoever has no address is not among them. */
    @Query(
            "select new dk.ramme.people.Users$Addressed(u.id, u.contact.name, u.contact.email, u.contact.language) from User u"
                    + " where u.id in :users and u.contact.email is not null")
    List<Addressed> addressed(Collection<UUID> users);

    /** A user, and how they are written to. */
    record Addressed(UUID id, String name, String email, String language) {}

    /** A user, and what they are called. */
    record Named(UUID id, String name) {}

    /** The organisation has no such user, or no longer. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    class UnknownUser extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Somebody else changed the user after the form was filled. Nothing is stored. */
    class EditedMeanwhile extends ChangedMeanwhile {

        private static final long serialVersionUID = 1L;

        private final transient User stands;
        private final transient UserHistory.@Nullable Event last;

        /** @param last what was decided about the user last, if the trail has it */
        public EditedMeanwhile(User stands, UserHistory.@Nullable Event last) {
            super("user " + stands.id());
            this.stands = stands;
            this.last = last;
        }

        public User stands() {
            return stands;
        }

        public UserHistory.@Nullable Event last() {
            return last;
        }
    }
}
