package dk.ramme.leak;

import dk.ramme.identifier.CprNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The CPR numbers of all persons in the tests and the demonstration: those written in their files, and those made up. */
public final class TestNumbers {

    /** Alone, not as a part of a longer number. */
    private static final Pattern SHAPE = Pattern.compile("(?<![0-9])([0-9]{6})-?([0-9]{4})(?![0-9])");

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.([\\w-]+)\\.");

    private static final Set<String> KNOWN = inFiles(Path.of("src", "test"));

    private TestNumbers() {}

    /** A number that was made up. */
    public static CprNumber known(CprNumber number) {
        KNOWN.add(number.value());
        return number;
    }

    /** Those that stand in the text, with or without hyphen, or in a signed token within it. */
    static Set<String> in(String text) {
        var found = new TreeSet<String>();
        collect(text, found);
        TOKEN.matcher(text).results().forEach(token -> collect(content(token.group(1)), found));
        return found;
    }

    private static void collect(String text, Set<String> found) {
        SHAPE.matcher(text)
                .results()
                .map(number -> number.group(1) + number.group(2))
                .filter(KNOWN::contains)
                .forEach(found::add);
    }

    private static String content(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException other) {
            return "";
        }
    }

    private static Set<String> inFiles(Path folder) {
        Set<String> numbers = ConcurrentHashMap.newKeySet();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                SHAPE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .results()
                        .map(number -> number.group(1) + number.group(2))
                        .filter(CprNumber::isValid)
                        .forEach(numbers::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return numbers;
    }
}
