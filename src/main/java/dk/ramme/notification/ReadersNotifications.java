package dk.ramme.notification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The notifications of one reader, who sees no others. */
interface ReadersNotifications extends Repository<Notification, UUID> {

    Notification save(Notification notification);

    int countByUserIdAndReadAtIsNull(UUID user);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select n from Notification n where n.id = :id and n.userId = :user and n.readAt is null")
    Optional<Notification> lockUnread(UUID user, UUID id);

    /** All of the reader's at once; read before: they keep when that was. */
    @Modifying
    @Query("update Notification n set n.readAt = :at where n.userId = :user and n.readAt is null")
    void markAllRead(UUID user, Instant at);

    /** Those of all readers from before then: at once, none of them is loaded in that transaction. */
    @Modifying
    @Query("delete from Notification n where n.createdAt < :before")
    int erase(Instant before);

    /** Who of these users is deleted, and until when each can be brought back. */
    @Query("select new dk.ramme.notification.ReadersNotifications$Deleted(u.id, e.dueAt)"
            + " from User u left join PlannedErasure e on e.userId = u.id and e.dueAt > :now"
            + " where u.organisationId = :organisation and u.id in :users"
            + " and u.access.state = dk.ramme.people.UserState.DELETED")
    List<Deleted> deleted(UUID organisation, Collection<UUID> users, Instant now);

    /** @param until when they can be brought back; null when they are erased */
    record Deleted(UUID user, @Nullable Instant until) {}
}
