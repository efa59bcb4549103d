package dk.ramme.settings;

import static java.util.stream.Collectors.toSet;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import dk.ramme.ui.Choice;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The answers there are to choose between, in the order the pages show them, and what they mean. */
public final class Choices {

    /** The word for the administrator's private MitID among their own means. */
    public static final String PRIVATE = "PRIVATE";

    static final List<Role> FURTHER_ROLES = List.of(Role.USER_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);

    private Choices() {}

    /** @throws IllegalArgumentException when what can be answered hangs on who is asked */
    public static List<Choice> of(Question question) {
        return switch (question) {
            case IMPORT, PRIVATE_MITID -> List.of(choice(question, Answer.YES), choice(question, Answer.NO));
            case MEANS ->
                Arrays.stream(IdentificationMeans.values())
                        .map(means -> choice(question, means.name()))
                        .toList();
            case OWN_MEANS, ADMINISTRATORS -> throw new IllegalArgumentException("not the same for all: " + question);
        };
    }

    /** The roles an administrator may be given beside organisation administrator. */
    public static List<Choice> furtherRoles() {
        return FURTHER_ROLES.stream().map(Choices::role).toList();
    }

    private static Choice role(Role role) {
        var key = "settings.administrator.roles." + role.name();
        return new Choice(role.name(), key + ".title", key);
    }

    /** What a mail can be written in. */
    public static List<Choice> languages() {
        return List.of(
                new Choice("da", "settings.administrator.language.da"),
                new Choice("en", "settings.administrator.language.en"));
    }

    /** The words for all separate means. */
    public static Set<String> allMeans() {
        return Arrays.stream(IdentificationMeans.values()).map(Enum::name).collect(toSet());
    }

    /** One of the answers to the question, explained. */
    public static Choice choice(Question question, String word) {
        var key = "settings.answer." + question.name() + "." + word;
        return new Choice(word, key, key + ".hint");
    }

    /** The means among the words. @throws IllegalArgumentException for a word that is none, save {@link #PRIVATE} */
    public static Set<IdentificationMeans> meansAmong(Collection<String> words) {
        var means = EnumSet.noneOf(IdentificationMeans.class);
        words.stream()
                .filter(word -> !word.equals(PRIVATE))
                .map(IdentificationMeans::valueOf)
                .forEach(means::add);
        return means;
    }

    /** The words once each, private MitID first and the means in their own order. */
    public static List<String> inOrder(Collection<String> words) {
        var order = Arrays.stream(IdentificationMeans.values()).map(Enum::name).toList();
        return words.stream()
                .distinct()
                .sorted((one, other) -> order.indexOf(one) - order.indexOf(other))
                .toList();
    }
}
