package dk.ramme.web.help;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What pages call things, by the keys of their words: an article that names a button says what the button says now. */
@Component
class PageWords {

    /** A key, and numbers for the places in its words: {@code #{setup.tasks.go(2)}}. */
    static final Pattern REFERENCE = Pattern.compile("#\\{([a-z][A-Za-z0-9._-]*)(?:\\((\\d+(?:, ?\\d+)*)\\))?}");

    private final MessageSource messages;

    PageWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws IllegalArgumentException when it is no reference, or its words need more than it says */
    String of(String reference, Locale language) {
        var named = REFERENCE.matcher(reference);
        if (!named.matches()) throw new IllegalArgumentException("bold that is no key of a page: " + reference);
        var words = messages.getMessage(named.group(1), numbers(named.group(2)), language);
        if (words.contains("{")) throw new IllegalArgumentException("needs a number: " + reference);
        return words;
    }

    private static Object[] numbers(@Nullable String said) {
        return said == null
                ? new Object[0]
                : Arrays.stream(said.split(", ?")).map(Integer::valueOf).toArray();
    }
}
