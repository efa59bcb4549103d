package dk.ramme.people.list;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A filter that is part of what an administrator has chosen on a list, written as {@link UserSelections} reads it. */
@Entity
@Table(name = "selected_filter")
@IdClass(SelectedFilter.Key.class)
class SelectedFilter {

    @Id
    private UUID organisationId;

    @Id
    private UUID ownerId;

    @Id
    @Enumerated(EnumType.STRING)
    private UserList list;

    @Id
    @Column(name = "id")
    private int place;

    private String filter;

    /** How many it added when it was chosen. */
    private int users;

    protected SelectedFilter() {}

    /** An administrator's filters of a list have an order. */
    record Key(UUID organisationId, UUID ownerId, UserList list, int place) implements Serializable {}
}
