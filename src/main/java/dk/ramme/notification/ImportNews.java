package dk.ramme.notification;

import dk.ramme.imports.ImportEvent.ImportFailed;
import dk.ramme.imports.ImportEvent.ImportFinished;
import dk.ramme.imports.ImportEvent.ImportFinished.Came;
import dk.ramme.imports.ImportEvent.ImportReady;
import dk.ramme.imports.ImportEvent.ImportRefused;
import dk.ramme.imports.ImportEvent.ImportWaiting;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the organisation administrators that an import waits for them, and how it ended (I6; once each, R17). */
@Component
class ImportNews {

    private final RoleNotifier telling;
    private final Organisations organisations;

    ImportNews(RoleNotifier telling, Organisations organisations) {
        this.telling = telling;
        this.organisations = organisations;
    }

    @EventListener
    void on(ImportReady ready) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "import-ready:" + ready.importId(),
                        "import-ready",
                        arguments(ready.organisationId(), ready.rows()),
                        page(ready.importId())));
    }

    @EventListener
    void on(ImportRefused ended) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                ended(ended.importId(), "import-refused", arguments(ended.organisationId())));
    }

    /** The registry is silent: told once a silence, however often it is asked. */
    @EventListener
    void on(ImportWaiting waiting) {
        telling.here(
                Role.ORGANISATION_ADMINISTRATOR,
                new News(
                        "import-waiting:" + waiting.importId() + ":"
                                + waiting.since().getEpochSecond(),
                        "import-waiting",
                        arguments(waiting.organisationId()),
                        page(waiting.importId())));
    }

    /** The mail leads to the next task, which is to activate those who came over, if any did; the report is told of here. */
    @EventListener
    void on(ImportFinished ended) {
        var news = ended(
                ended.importId(),
                ended.cancelled() ? "import-cancelled" : kind(ended.came()),
                arguments(ended.organisationId(), ended.written(), ended.updated(), ended.leftOut(), ended.rights()));
        telling.here(Role.ORGANISATION_ADMINISTRATOR, news);
        telling.byMail(Role.ORGANISATION_ADMINISTRATOR, ended.cancelled() ? news : news.leadingTo(next(ended)));
    }

    private static String kind(Came came) {
        return switch (came) {
            case USERS -> "import-finished";
            case ADMINISTRATORS -> "import-administrators";
            case ORGANISATION -> "import-organisation";
            case NOTHING -> "import-nothing";
        };
    }

    /** Until the set-up is confirmed, going on with it is what is next for administrators and organisation data. */
    private String next(ImportFinished ended) {
        boolean ready = organisations
                .findById(ended.organisationId())
                .map(Organisation::isReady)
                .orElseThrow();
        return switch (ended.came()) {
            case USERS -> "/imported-users";
            case ADMINISTRATORS -> ready ? "/settings/administrators" : "/setup";
            case ORGANISATION -> ready ? "/settings" : "/setup";
            case NOTHING -> page(ended.importId());
        };
    }

    @EventListener
    void on(ImportFailed ended) {
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                ended(
                        ended.importId(),
                        "import-failed",
                        arguments(ended.organisationId(), ended.written(), ended.updated())));
    }

    /** An import ends once, however it does. */
    private static News ended(UUID run, String kind, List<Object> arguments) {
        return new News("import-ended:" + run, kind, arguments, page(run));
    }

    private List<Object> arguments(UUID organisation, Integer... counts) {
        var arguments = new ArrayList<Object>();
        arguments.add(
                organisations.findById(organisation).map(Organisation::name).orElseThrow());
        arguments.addAll(List.of(counts));
        return arguments;
    }

    private static String page(UUID run) {
        return "/setup/import/" + run;
    }
}
