package dk.ramme.people.list;

import dk.ramme.people.Users;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the few users, in whatever state, that somebody can mean by some words. */
@Service
public class PersonSearch {

    /** More than this cannot be chosen among. */
    public static final int MOST = 20;

    private final Users users;
    private final ListRows read;

    PersonSearch(Users users, ListRows read) {
        this.users = users;
        this.read = read;
    }

    @Transactional(readOnly = true)
    public List<FoundPerson> find(String text) {
        return read.find(SearchWords.of(text.strip()), MOST);
    }

    @Transactional(readOnly = true)
    public Optional<FoundPerson> byId(UUID id) {
        return users.findById(id)
                .map(user -> new FoundPerson(
                        id, user.name(), user.email().orElse(null), user.rid().orElse(null)));
    }

    /** A user somebody looks for by name. */
    public record FoundPerson(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String rid) {}
}
