package dk.ramme.notification;

import dk.ramme.asking.EmployeeAnswered;
import dk.ramme.asking.EmployeeAsked;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the user administrators that an employee asks to be created, and the employee what they answered. */
@Component
class AskingNews {

    private final Outbox outbox;
    private final Telling telling;

    AskingNews(Outbox outbox, Telling telling) {
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
        if (!answered.approved()) {
            arguments.add(answered.answer());
        }
        outbox.queue(List.of(new Mail(
                "employee-answered:" + answered.requestId(),
                new Recipient(answered.name(), answered.email(), answered.language()),
                answered.approved() ? "employee-approved" : "employee-refused",
                arguments,
                "/help/questions")));
    }
}
