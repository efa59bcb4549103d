package dk.ramme.bulk;

import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.SummaryRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to many users at once, by the rules that hold when it is done to one. A bean of this kind is all it takes:
 * whom, the look ahead, the run, its report and its undo are the same for every deed. Called in a transaction that has
 * locked the organisation and the users, in the name of whoever began the run.
 */
public interface Deed {

    /** What runs and messages know it by, in capitals; it never changes. */
    String key();

    /** Who may do it, any of these. */
    Set<Role> by();

    /** Whether there is somebody on the list whom it may be done to. */
    boolean isFor(UserList list);

    /** The last part of the address that asks for what it needs to know besides whom; null when it needs nothing. */
    default @Nullable String question() {
        return null;
    }

    /** The last part of the address that shows what is done to each; null when it is the same for all. */
    default @Nullable String each() {
        return null;
    }

    /** Whether the run knows all that it needs to know. */
    default boolean isAnswered(BulkRun run) {
        return true;
    }

    /** Which of its answers nobody needs once it is done: where somebody lives, or why. */
    default Set<String> forgets() {
        return Set.of();
    }

    /** What it was told besides whom, what it costs, and the like, for whoever looks ahead. @param users to how many it is done */
    default List<SummaryRow> details(BulkRun run, int users) {
        return List.of();
    }

    /** What whoever did it should know or may do next, once it is finished. */
    default List<Afterwards> afterwards(BulkRun run) {
        return List.of();
    }

    /** Why it is not done to a user; the statement has the user's row of the run too, {@code bulk_user i}. */
    Hindrance hindrance(BulkRun run);

    /** Does it to these, in whose way nothing stands: rows, trail, mails and whatever else follows for one. */
    void carryOut(BulkRun run, List<UUID> users);

    /** What stands before and the undo needs, as SQL of a {@code jsonb} of texts over {@code organisation_user u}. */
    default String before() {
        return "cast(null as jsonb)";
    }

    /** For how long it can be undone (B2); null when it cannot. */
    default @Nullable Duration undoneWithin() {
        return Duration.ofHours(24);
    }

    /** Why it is not undone for a user whom nobody has touched since. */
    default Hindrance hindranceToUndo(BulkRun undo) {
        throw new UnsupportedOperationException(key());
    }

    /** Undoes it for these, whom nobody has touched since. @param before what stood before it was done, of each */
    default void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        throw new UnsupportedOperationException(key());
    }

    /**
     * What comes after a deed.
     *
     * @param text in words, what has still to be done; null: the link alone says it
     * @param linkKey what the link to it is called
     */
    record Afterwards(@Nullable String text, String linkKey, String href) {}
}
