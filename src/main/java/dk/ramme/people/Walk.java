package dk.ramme.people;

import java.util.Map;

/**
 * A way through a list that an index gives.
 *
 * @param from what is read, with {@code organisation_user u} in it
 * @param key what the users stand in order of; their id comes next
 * @param shown who is on the way
 */
record Walk(String from, String key, Narrowing shown) {

    private static final String USERS = "organisation_user u";

    static Walk byName(Narrowing shown) {
        return new Walk(USERS, "u.name collate \"da-x-icu\"", shown);
    }

    static Walk byRid(Narrowing shown) {
        return new Walk(
                USERS,
                "u.rid collate \"C\"",
                shown.and(new Narrowing(SearchWords.inRange("u.rid", "search"), Map.of())));
    }

    /** By the word that was found; whoever has two such words stands where the first one does. */
    static Walk byWord(Narrowing shown) {
        var once = SearchWords.inRange("w.word", "search")
                + " and w.organisation_id = :organisation and not exists (select from unnest(words_of(u.name, u.email)) as o (word)"
                + " where o.word collate \"C\" < w.word and " + SearchWords.inRange("o.word collate \"C\"", "search")
                + ")";
        return new Walk(
                "user_word w join organisation_user u on u.organisation_id = w.organisation_id and u.id = w.user_id",
                "w.word",
                shown.and(new Narrowing("(" + once + ")", Map.of())));
    }

    boolean isByName() {
        return key.startsWith("u.name");
    }

    String order(boolean down) {
        return " order by " + key + (down ? " desc, u.id desc" : ", u.id");
    }

    /** Beyond the place of the user {@code :key}, which is {@code :place}. */
    String beyond(boolean down) {
        return " and (" + key + ", u.id) " + (down ? "<" : ">") + " (:place" + collation() + ", :key)";
    }

    private String collation() {
        return isByName() ? " collate \"da-x-icu\"" : "";
    }
}
