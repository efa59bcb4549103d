package dk.ramme.notification;

import dk.ramme.imports.ImportFailed;
import dk.ramme.imports.ImportFinished;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the organisation administrators how an import ended (PRODUCT.md I6; once each, security.md R17). */
@Component
class ImportNews {

    private final Telling telling;
    private final Organisations organisations;

    ImportNews(Telling telling, Organisations organisations) {
        this.telling = telling;
        this.organisations = organisations;
    }

    @EventListener
    void on(ImportFinished ended) {
        tell(
                ended.organisationId(),
                ended.importId(),
                ended.cancelled() ? "import-cancelled" : "import-finished",
                List.of(ended.written(), ended.updated(), ended.leftOut()));
    }

    @EventListener
    void on(ImportFailed ended) {
        tell(ended.organisationId(), ended.importId(), "import-failed", List.of(ended.written(), ended.updated()));
    }

    private void tell(UUID organisation, UUID run, String kind, List<Integer> counts) {
        var name = organisations.findById(organisation).map(Organisation::name).orElseThrow();
        var arguments = new ArrayList<Object>(List.of(name));
        arguments.addAll(counts);
        telling.byMailAndHere(
                Role.ORGANISATION_ADMINISTRATOR,
                new News("import-ended:" + run, kind, arguments, "/setup/import/" + run));
    }
}
