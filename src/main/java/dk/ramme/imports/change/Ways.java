package dk.ramme.imports.change;

import dk.ramme.keyring.LoginWays;
import dk.ramme.means.IdentificationMeans;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change of what somebody logs in with, as one text that is the same for the same change. */
final class Ways {

    static final String PRIVATE = "PRIVATE";

    private Ways() {}

    static String text(Set<String> given, Set<String> taken) {
        var words = new TreeSet<String>();
        given.forEach(way -> words.add("+" + way));
        taken.forEach(way -> words.add("-" + way));
        return String.join(" ", words);
    }

    static LoginWays.Change change(String text) {
        var words = Asked.split(text);
        return new LoginWays.Change(
                words.contains("+" + PRIVATE) ? Boolean.TRUE : words.contains("-" + PRIVATE) ? Boolean.FALSE : null,
                means(words, "+"),
                means(words, "-"));
    }

    /** What gives back what was taken, and takes what was given, of what was otherwise before. */
    static String back(String text, boolean privateBefore, Set<String> meansBefore) {
        var given = new LinkedHashSet<String>();
        var taken = new LinkedHashSet<String>();
        for (var word : Asked.split(text)) {
            var way = word.substring(1);
            boolean before = way.equals(PRIVATE) ? privateBefore : meansBefore.contains(way);
            boolean after = word.startsWith("+");
            if (before != after) (before ? given : taken).add(way);
        }
        return text(given, taken);
    }

    /** Whether it is a device that has to be ordered. */
    static boolean isOrdered(String way) {
        return !way.equals(PRIVATE) && IdentificationMeans.valueOf(way).isPhysical();
    }

    /** @param word in small letters, without signs; null for one that nobody knows */
    static @Nullable String known(String word) {
        return switch (word) {
            case "app", "mitidapp", "appen" -> IdentificationMeans.APP.name();
            case "privat", "privatmitid", "private", "privatemitid", "mitidprivat" -> PRIVATE;
            case "kodeviser", "kodeviseren", "codedisplay" -> IdentificationMeans.CODE_DISPLAY.name();
            case "kodeoplæser", "kodeoplæseren", "codereader", "audiocodereader" ->
                IdentificationMeans.CODE_READER.name();
            case "chip", "chippen" -> IdentificationMeans.CHIP.name();
            default -> null;
        };
    }

    private static Set<IdentificationMeans> means(Set<String> words, String sign) {
        return words.stream()
                .filter(word -> word.startsWith(sign) && !word.endsWith(PRIVATE))
                .map(word -> IdentificationMeans.valueOf(word.substring(1)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdentificationMeans.class)));
    }
}
