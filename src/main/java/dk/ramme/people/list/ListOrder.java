package dk.ramme.people.list;

import dk.ramme.people.UserCondition;
import java.util.Map;

/**
 * A way through a list that an index gives.
 *
 * @param from what is read, with {@code organisation_user u} in it
 * @param key what the users stand in order of
 * @param id the user's id, which comes next, as the index has it
 * @param place the parameter {@code :place}, to be compared with it
 * @param collation of the key, to order by it once more
 * @param once where a user stood who is no more on the way, told by {@code organisation_user u} alone
 * @param shown who is on the way
 */
record ListOrder(String from, String key, String id, String place, String collation, String once, UserCondition shown) {

    private static final String USERS = "organisation_user u";

    static ListOrder by(UserSort.Key key, UserCondition shown) {
        return new ListOrder(USERS, key.column(), "u.id", key.place(), key.collation(), key.column(), shown);
    }

    static ListOrder byRid(UserCondition shown) {
        return new ListOrder(
                USERS,
                "u.rid collate \"C\"",
                "u.id",
                ":place",
                "",
                "u.rid",
                shown.and(new UserCondition(SearchWords.inRange("u.rid", "search"), Map.of())));
    }

    /** By the word that was found; whoever has two such words stands where the first one does. */
    static ListOrder byWord(UserCondition shown) {
        var once = SearchWords.inRange("w.word", "search")
                + " and w.organisation_id = :organisation and not exists (select from unnest(words_of(u.name, u.email)) as o (word)"
                + " where o.word collate \"C\" < w.word and " + SearchWords.inRange("o.word collate \"C\"", "search")
                + ")";
        return new ListOrder(
                "user_word w join organisation_user u on u.organisation_id = w.organisation_id and u.id = w.user_id",
                "w.word",
                "w.user_id",
                ":place",
                "",
                "lower(u.name)",
                shown.and(new UserCondition("(" + once + ")", Map.of())));
    }

    /** By the end of the link, which is what makes users of this kind need a look. */
    static ListOrder byLink(String ofLink, UserCondition shown) {
        return new ListOrder(
                "link l join organisation_user u on u.organisation_id = l.organisation_id and u.id = l.subject_id",
                "l.expires_at",
                "l.subject_id",
                "cast(:place as timestamptz)",
                "",
                "coalesce((select max(f.expires_at) from link f where f.organisation_id = u.organisation_id"
                        + " and f.subject_id = u.id and (f.used_at is not null or f.revoked_at is not null)), now())",
                shown.and(new UserCondition(ofLink, Map.of())));
    }

    String order(boolean down) {
        return " order by " + key + (down ? " desc, " + id + " desc" : ", " + id);
    }

    /** Beyond the place of the user {@code :key}, which is {@code :place}. */
    String beyond(boolean down) {
        return " and (" + key + ", " + id + ") " + (down ? "<" : ">") + " (" + place + ", :key)";
    }
}
