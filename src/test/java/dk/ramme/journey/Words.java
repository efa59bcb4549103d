package dk.ramme.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** The words of the pages in one language, so that a journey looks for what a person would read. */
record Words(Locale language, Properties messages) {

    static Words danish() {
        return new Words(Locale.forLanguageTag("da"), read("messages.properties"));
    }

    static Words english() {
        return new Words(Locale.ENGLISH, read("messages_en.properties"));
    }

    /** @throws IllegalArgumentException when there is no such message */
    String of(String key, Object... arguments) {
        var text = messages.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no message " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, language).format(arguments);
    }

    private static Properties read(String file) {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
            messages.load(reader);
            return messages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
