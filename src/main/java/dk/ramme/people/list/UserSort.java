package dk.ramme.people.list;

/** In which order a list of users stands; each has an index of its own. */
enum UserSort {
    NAME(Key.NAME, false),
    NAME_DOWN(Key.NAME, true),
    /** Whoever has no address stands first. */
    EMAIL(Key.EMAIL, false),
    EMAIL_DOWN(Key.EMAIL, true),
    NEWEST(Key.AGE, true),
    OLDEST(Key.AGE, false);

    private final Key key;
    private final boolean down;

    UserSort(Key key, boolean down) {
        this.key = key;
        this.down = down;
    }

    Key key() {
        return key;
    }

    boolean isDown() {
        return down;
    }

    /** What users stand in order of, as the indexes have it. */
    enum Key {
        NAME("u.name collate \"da-x-icu\"", ":place collate \"da-x-icu\"", " collate \"da-x-icu\""),
        EMAIL(
                "(case when u.email is null then '' else u.email end) collate \"da-x-icu\"",
                ":place collate \"da-x-icu\"",
                " collate \"da-x-icu\""),
        AGE("u.created_at", "cast(:place as timestamptz)", "");

        private final String column;
        private final String place;
        private final String collation;

        Key(String column, String place, String collation) {
            this.column = column;
            this.place = place;
            this.collation = collation;
        }

        String column() {
            return column;
        }

        /** The parameter {@code :place}, to be compared with it. */
        String place() {
            return place;
        }

        /** What orders it again where it has been selected. */
        String collation() {
            return collation;
        }
    }
}
