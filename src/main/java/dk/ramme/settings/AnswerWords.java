package dk.ramme.settings;

import dk.ramme.people.User;
import dk.ramme.people.Users;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says an answer in the words of the page's language. */
@Component
public class AnswerWords {

    private final MessageSource messages;
    private final Users users;

    AnswerWords(MessageSource messages, Users users) {
        this.messages = messages;
        this.users = users;
    }

    /** One line per choice; an answer without choices has a line of its own. */
    @Transactional(readOnly = true)
    public List<String> of(Question question, List<String> choices) {
        if (choices.isEmpty()) {
            return List.of(word(question, "NONE"));
        }
        return choices.stream()
                .map(choice -> question == Question.ADMINISTRATORS ? role(choice) : word(question, choice))
                .toList();
    }

    private String role(String choice) {
        var given = RoleChoice.parse(choice);
        var name = users.findById(given.userId()).map(User::name).orElse("?");
        return name + ": " + say("settings.role." + given.role().name());
    }

    private String word(Question question, String choice) {
        return say("settings.answer." + question.name() + "." + choice);
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
