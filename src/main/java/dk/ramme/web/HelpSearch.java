package dk.ramme.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the sections of the help and the questions in which all words stand, in the reader's language. */
@Component
class HelpSearch {

    private static final int LONGEST = 200;

    private final MessageSource messages;

    HelpSearch(MessageSource messages) {
        this.messages = messages;
    }

    /** What fits best first: where the words stand in the heading; then in the order of the help. */
    List<Found> find(String wanted, Locale language) {
        var words = words(wanted, language);
        if (words.isEmpty()) {
            return List.of();
        }
        return entries(language)
                .filter(entry -> contains(entry.title() + " " + entry.text(), words, language))
                .sorted((a, b) ->
                        Boolean.compare(contains(b.title(), words, language), contains(a.title(), words, language)))
                .toList();
    }

    private Stream<Found> entries(Locale language) {
        var topics = Arrays.stream(HelpTopic.values())
                .flatMap(topic -> topic.sections().stream()
                        .map(section ->
                                entry(topic.key() + "." + section, ".text", topic.path() + "#" + section, language)));
        var questions = HelpQuestions.ALL.stream()
                .flatMap(group -> group.questions().stream()
                        .map(question -> entry(
                                "help.questions." + group.name() + "." + question,
                                ".answer",
                                "questions#" + group.anchor(question),
                                language)));
        var roles = HelpController.DESCRIBED.stream()
                .map(role -> entry("help.roles." + role, ".text", "roles#" + role, language));
        return Stream.of(topics, questions, roles).flatMap(entries -> entries);
    }

    private Found entry(String key, String text, String place, Locale language) {
        return new Found(
                messages.getMessage(key, null, language),
                messages.getMessage(key + text, null, language),
                "/help/" + place);
    }

    private static List<String> words(String wanted, Locale language) {
        var text = wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted;
        var words = new ArrayList<>(List.of(text.toLowerCase(language).split("[^\\p{L}\\p{N}-]+")));
        words.removeIf(String::isBlank);
        return words;
    }

    private static boolean contains(String text, List<String> words, Locale language) {
        var lower = text.toLowerCase(language);
        return words.stream().allMatch(lower::contains);
    }

    /** @param href the section's own place on its page */
    record Found(String title, String text, String href) {}
}
