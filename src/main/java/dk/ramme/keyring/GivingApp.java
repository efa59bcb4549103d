package dk.ramme.keyring;

import dk.ramme.activation.AppForStranded;
import dk.ramme.activation.StrandedHelp;
import dk.ramme.bulk.BulkRun;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Hindrance;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.PolicyFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Many users are given the app, which costs nothing. Whoever has nothing else to log in with, or was given it and never took it
 * into use, comes by a new link, as when one is given it.
 */
@Component
class GivingApp extends WaysOfMany {

    private static final Set<IdentificationMeans> APP = Set.of(IdentificationMeans.APP);
    private static final LoginWays.Change GIVEN = new LoginWays.Change(null, APP, Set.of());
    private static final LoginWays.Change TAKEN = new LoginWays.Change(null, Set.of(), APP);

    private static final String HAD = "had";
    private static final String STRANDED = "stranded";
    private static final String ACTIVE = "active";

    private static final String BEFORE = """
            jsonb_strip_nulls(jsonb_build_object(
                'had', case when 'APP' = any(string_to_array(u.separate_means, ' ')) then 'yes' end,
                'stranded', case when %s then 'yes' end,
                'active', case when u.state = 'ACTIVE' then coalesce(cast(u.self_activated_at as text), '') end))
            """.formatted(PolicyFacts.lookedUp(Attention.withoutWayIn()));

    private final ChangingManyWays means;
    private final StrandedHelp stranded;

    GivingApp(ChangingManyWays means, StrandedHelp stranded) {
        super(means, AppForStranded.DEED, GIVEN, TAKEN);
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

    /** Of whoever had it before it is not taken, and whoever could not log in, active or not, cannot again. */
    @Override
    public String before() {
        return BEFORE;
    }

    /** Whoever could log in with nothing before may be left with nothing again, unless they have come by their link. */
    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        var ofOthers = super.hindranceToUndo(undo);
        return new Hindrance(
                "case when i.before ->> 'stranded' is not null and u.state = 'AWAITING_ACTIVATION' then null"
                        + " when i.before ->> 'had' is not null then 'HAD_IT' else (" + ofOthers.reason() + ") end",
                ofOthers.parameters());
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var helped = new HashMap<>(before);
        helped.keySet()
                .retainAll(stranded.waiting(before.entrySet().stream()
                        .filter(one -> one.getValue().containsKey(STRANDED))
                        .map(Map.Entry::getKey)
                        .toList()));
        var others = new HashSet<>(before.keySet());
        others.removeAll(helped.keySet());
        means.change(others, TAKEN);
        means.changeUntold(
                helped.entrySet().stream()
                        .filter(one -> !one.getValue().containsKey(HAD))
                        .map(Map.Entry::getKey)
                        .toList(),
                TAKEN);
        stranded.takeBack(
                helped.keySet(),
                helped.entrySet().stream()
                        .filter(one -> one.getValue().containsKey(ACTIVE))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                one -> Objects.requireNonNull(one.getValue().get(ACTIVE)))));
    }
}
