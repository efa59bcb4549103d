package dk.ramme.keyring;

import dk.ramme.activation.AppForStranded;
import dk.ramme.activation.StrandedHelp;
import dk.ramme.bulk.BulkRun;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Hindrance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Many users are given the app, which costs nothing. Whoever has nothing else to log in with, or was given it and never took it
 * into use, comes by a new link, as when one is given it.
 */
@Component
class GivingApp extends WaysOfMany {

    private static final Set<IdentificationMeans> APP = Set.of(IdentificationMeans.APP);
    private static final LoginWays.Change GIVEN = new LoginWays.Change(null, APP, Set.of());

    private final ChangingManyWays means;
    private final StrandedHelp stranded;

    GivingApp(ChangingManyWays means, StrandedHelp stranded) {
        super(means, AppForStranded.DEED, GIVEN, new LoginWays.Change(null, Set.of(), APP));
        this.means = means;
        this.stranded = stranded;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        var ofOthers = super.hindrance(run);
        return means.policy().offers(IdentificationMeans.APP) ? stranded.orElse(ofOthers, run.createdBy()) : ofOthers;
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> chosen) {
        var helped = stranded.among(chosen, run.createdBy());
        var others = new HashSet<>(chosen);
        others.removeAll(helped.keySet());
        means.change(others, GIVEN);
        means.changeUntold(
                helped.entrySet().stream()
                        .filter(one -> !one.getValue().contains(IdentificationMeans.APP))
                        .map(Map.Entry::getKey)
                        .toList(),
                GIVEN);
        stranded.bringBack(helped.keySet(), run.createdByName());
    }

    /** Of whoever had it before it is not taken. */
    @Override
    public String before() {
        return "case when 'APP' = any(string_to_array(u.separate_means, ' ')) then jsonb_build_object('had', 'APP') end";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        var ofOthers = super.hindranceToUndo(undo);
        return new Hindrance(
                "case when i.before ->> 'had' is not null then 'HAD_IT' else (" + ofOthers.reason() + ") end",
                ofOthers.parameters());
    }
}
