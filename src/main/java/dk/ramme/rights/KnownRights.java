package dk.ramme.rights;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of rights, as the operator keeps it. */
@Repository
public class KnownRights {

    private final JdbcClient jdbc;

    KnownRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The catalogue as it is now, to look many names up in. */
    @Transactional(readOnly = true)
    public Lookup lookup() {
        Map<String, RightName> byWord = new HashMap<>();
        jdbc.sql("select code, name, aliases from known_right").query(row -> {
            var right = new RightName(row.getString(2), row.getString(1));
            byWord.put(Lookup.word(right.name()), right);
            byWord.put(Lookup.word(row.getString(1)), right);
            for (var alias : (String[]) row.getArray(3).getArray()) byWord.put(alias, right);
        });
        return new Lookup(byWord);
    }

    /** The whole catalogue, by name in Danish order. */
    @Transactional(readOnly = true)
    public List<KnownRight> all() {
        return jdbc.sql("""
                select code, name, name_en, service, description, description_en from known_right
                order by name collate "da-x-icu"
                """).query(KnownRight.class).list();
    }

    /** Finds rights by what sources call them; blanks, signs and capitals do not matter. Not for several threads. */
    public static final class Lookup {

        private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
        private static final int REMEMBERED = 10_000;

        private final Map<String, RightName> byWord;
        private final Map<String, RightName> remembered = new HashMap<>();

        /** @param byWord rights by what they are called, written without blanks, signs and capitals */
        public Lookup(Map<String, RightName> byWord) {
            this.byWord = Map.copyOf(byWord);
        }

        /** The same few words come again and again, so they are read once. */
        public RightName find(String text) {
            var known = remembered.get(text);
            if (known != null) return known;
            var found = byWord.getOrDefault(word(text), new RightName(text, null));
            if (remembered.size() < REMEMBERED) remembered.put(text, found);
            return found;
        }

        private static String word(String text) {
            return SIGNS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                    .replaceAll("");
        }
    }
}
