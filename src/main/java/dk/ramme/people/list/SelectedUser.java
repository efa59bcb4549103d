package dk.ramme.people.list;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A user whom an administrator has chosen on a list, or left out of what filters let through there. */
@Entity
@Table(name = "selected_user")
@IdClass(SelectedUser.Key.class)
class SelectedUser {

    @Id
    private UUID organisationId;

    @Id
    private UUID ownerId;

    @Id
    @Enumerated(EnumType.STRING)
    private UserList list;

    @Id
    private UUID userId;

    private boolean chosen;

    protected SelectedUser() {}

    /** An administrator says one thing of a user on a list. */
    record Key(UUID organisationId, UUID ownerId, UserList list, UUID userId) implements Serializable {}
}
