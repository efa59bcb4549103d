package dk.ramme.rights;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of rights, as the operator keeps it. */
@Transactional(readOnly = true)
public interface KnownRights extends Repository<KnownRight, String> {

    /** The whole catalogue, by name in Danish order. */
    @Query("select k from KnownRight k order by sql('? collate \"da-x-icu\"', k.name)")
    List<KnownRight> all();

    /** The catalogue as it is now, to look many names up in. */
    default Lookup lookup() {
        Map<String, RightName> byWord = new HashMap<>();
        for (var known : all()) {
            var right = new RightName(known.name(), known.code());
            byWord.put(Lookup.word(known.name()), right);
            byWord.put(Lookup.word(known.code()), right);
            known.aliases().forEach(alias -> byWord.put(alias, right));
        }
        return new Lookup(byWord);
    }

    /** Finds rights by what sources call them; blanks, signs and capitals do not matter. Not for several threads. */
    final class Lookup {

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
