package dk.ramme.notification.group;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** That the organisation has a group of news in the notification centre alone; all other groups are mailed too. */
@Entity
@Table(name = "news_only_here")
@IdClass(NewsOnlyHere.Key.class)
class NewsOnlyHere implements Persistable<NewsOnlyHere.Key> {

    @Id
    private UUID organisationId;

    @Id
    @Enumerated(EnumType.STRING)
    private NewsGroup newsGroup;

    @Transient
    private boolean isNew;

    protected NewsOnlyHere() {}

    NewsOnlyHere(NewsGroup group) {
        this.organisationId = Tenancy.organisation();
        this.newsGroup = group;
        this.isNew = true;
    }

    /** Whether it is one of these. */
    boolean isIn(Set<NewsGroup> groups) {
        return groups.contains(newsGroup);
    }

    NewsGroup group() {
        return newsGroup;
    }

    @Override
    public Key getId() {
        return new Key(organisationId, newsGroup);
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    /** An organisation has a group once. */
    record Key(UUID organisationId, NewsGroup newsGroup) implements Serializable {}
}
