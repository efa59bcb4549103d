package dk.ramme.people;

import java.util.Map;

/**
 * A way through a list that an index gives.
 *
 * @param from what is read, with {@code organisation_user u} in it
 * @param key what the users stand in order of; their id comes next
 * @param place the parameter {@code :place}, to be compared with it
 * @param collation of the key, to order by it once more
 * @param shown who is on the way
 */
record Walk(String from, String key, String place, String collation, Narrowing shown) {

    private static final String USERS = "organisation_user u";
    private static final String WORDS = "user_word w";

    static Walk by(UserSort.Key key, Narrowing shown) {
        return new Walk(USERS, key.column(), key.place(), key.collation(), shown);
    }

    static Walk byRid(Narrowing shown) {
        return new Walk(
                USERS,
                "u.rid collate \"C\"",
                ":place",
                "",
                shown.and(new Narrowing(SearchWords.inRange("u.rid", "search"), Map.of())));
    }

    /** By the word that was found; whoever has two such words stands where the first one does. */
    static Walk byWord(Narrowing shown) {
        var once = SearchWords.inRange("w.word", "search")
                + " and w.organisation_id = :organisation and not exists (select from unnest(words_of(u.name, u.email)) as o (word)"
                + " where o.word collate \"C\" < w.word and " + SearchWords.inRange("o.word collate \"C\"", "search")
                + ")";
        return new Walk(
                WORDS + " join organisation_user u on u.organisation_id = w.organisation_id and u.id = w.user_id",
                "w.word",
                ":place",
                "",
                shown.and(new Narrowing("(" + once + ")", Map.of())));
    }

    /** What is read when no more than so many of whom the search may find are looked at. */
    String first(int most) {
        return from.equals(USERS)
                ? "(select * from organisation_user u where u.organisation_id = :organisation and "
                        + SearchWords.inRange("u.rid", "search") + " limit " + most + ") u"
                : from.replace(
                        WORDS,
                        "(select * from user_word w where w.organisation_id = :organisation and "
                                + SearchWords.inRange("w.word", "search") + " limit " + most + ") w");
    }

    /** Whether everybody is on the way, found or not by what is searched for. */
    boolean isOfUsers() {
        return from.equals(USERS);
    }

    String order(boolean down) {
        return " order by " + key + (down ? " desc, u.id desc" : ", u.id");
    }

    /** Beyond the place of the user {@code :key}, which is {@code :place}. */
    String beyond(boolean down) {
        return " and (" + key + ", u.id) " + (down ? "<" : ">") + " (" + place + ", :key)";
    }
}
