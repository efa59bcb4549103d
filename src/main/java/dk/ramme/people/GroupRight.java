package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A right of the catalogue that a group has. A member has it by being in the group: no row says so. */
@Entity
@Table(name = "group_right")
@IdClass(GroupRight.Key.class)
class GroupRight {

    @Id
    @Column(name = "group_id")
    private UUID groupId;

    @Id
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "group_id", insertable = false, updatable = false)
    private UserGroup group;

    private UUID organisationId;
    private Instant givenAt;

    protected GroupRight() {}

    GroupRight(UserGroup group, UUID organisationId, String code, Instant at) {
        this.group = group;
        this.groupId = group.id();
        this.organisationId = organisationId;
        this.code = code;
        this.givenAt = at;
    }

    String code() {
        return code;
    }

    /** A group has a right once. */
    record Key(UUID groupId, String code) implements Serializable {}
}
