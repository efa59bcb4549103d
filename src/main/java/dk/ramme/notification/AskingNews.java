package dk.ramme.notification;

import dk.ramme.asking.EmployeeEvent.EmployeeAnswered;
import dk.ramme.asking.EmployeeEvent.EmployeeAsked;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the user administrators that an employee asks to be created, and the employee what they answered. */
@Component
class AskingNews {

    private final Outbox outbox;
    private final RoleNotifier telling;
    private final MessageSource messages;

    AskingNews(Outbox outbox, RoleNotifier telling, MessageSource messages) {
        this.messages = messages;
        this.outbox = outbox;
        this.telling = telling;
    }

    @EventListener
    void on(EmployeeAsked asked) {
        telling.byMailAndHere(
                Role.USER_ADMINISTRATOR,
                new News(
                        "employee-asked:" + asked.requestId(),
                        "employee-asked",
                        List.of(asked.organisationName(), asked.name()),
                        "/users/requests/" + asked.requestId()));
    }

    @EventListener
    void on(EmployeeAnswered answered) {
        var arguments = new ArrayList<String>(List.of(answered.organisationName(), answered.byName()));
        var refusal = answered.refusal();
        if (refusal != null) {
            arguments.add(messages.getMessage(
                    "mail.employee-refused.reason." + refusal, null, Locale.forLanguageTag(answered.language())));
        }
        outbox.queue(List.of(new Mail(
                "employee-answered:" + answered.requestId(),
                new Recipient(answered.name(), answered.email(), answered.language()),
                refusal == null ? "employee-approved" : "employee-refused",
                arguments,
                "/help/questions")));
    }
}
