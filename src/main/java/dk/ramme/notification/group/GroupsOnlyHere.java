package dk.ramme.notification.group;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The groups of news that the organisation the transaction runs for has not mailed. */
interface GroupsOnlyHere extends Repository<NewsOnlyHere, NewsOnlyHere.Key> {

    List<NewsOnlyHere> findAll();

    NewsOnlyHere save(NewsOnlyHere group);

    void deleteAll(Iterable<NewsOnlyHere> groups);
}
