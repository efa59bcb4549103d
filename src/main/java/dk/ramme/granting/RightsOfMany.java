package dk.ramme.granting;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.RightRows;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.SummaryRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Rights of the catalogue are given to many users, or taken from them; the one is the undo of the other, for those who did not have
 * them, or had.
 */
abstract class RightsOfMany implements Deed {

    static final String RIGHTS = "rights";

    private static final String HELD =
            "(select count(*) from user_right r where r.organisation_id = u.organisation_id and r.user_id = u.id"
                    + " and r.code = any(:codes))";

    private final RightsOfAll all;
    private final Catalogue catalogue;
    private final String key;
    private final boolean gives;

    RightsOfMany(RightsOfAll all, Catalogue catalogue, String key, boolean gives) {
        this.all = all;
        this.catalogue = catalogue;
        this.key = key;
        this.gives = gives;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.values());
    }

    @Override
    public boolean isFor(UserList list) {
        return true;
    }

    @Override
    public String question() {
        return RIGHTS;
    }

    @Override
    public boolean isAnswered(BulkRun run) {
        return run.parameters().containsKey(RIGHTS);
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        var known = catalogue.byCode();
        var names = codes(run).stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(right -> right.name(LocaleContextHolder.getLocale()))
                .toList();
        return List.of(new SummaryRow(
                "bulk.rights.asked", names, "/bulk/" + run.id() + "/" + question(), "bulk.rights.asked"));
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return hindrance(gives, codes(run));
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        var codes = codes(run);
        all.change(users, gives ? codes : List.of(), gives ? List.of() : codes);
    }

    @Override
    public String before() {
        return "jsonb_build_object('rights', " + RightRows.HELD + ")";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return hindrance(!gives, codes(undo));
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var stood = new LinkedHashMap<UUID, String>();
        before.forEach((user, kept) -> stood.put(user, Objects.requireNonNull(kept.get(RIGHTS))));
        all.putBack(stood, codes(undo), gives);
    }

    /** Nobody is given what they have, or taken what they have not. */
    private static Hindrance hindrance(boolean gives, Collection<String> codes) {
        var nothing = gives ? HELD + " = " + codes.size() : HELD + " = 0";
        return new Hindrance(
                "case when u.state = 'DELETED' then 'DELETED_ALREADY' when " + nothing + " then 'AS_IT_IS' end",
                Map.of("codes", codes.toArray(String[]::new)));
    }

    private static List<String> codes(BulkRun run) {
        return List.of(run.parameter(RIGHTS).split(" "));
    }

    @Component
    static class GivingThem extends RightsOfMany {

        static final String KEY = "GIVE_RIGHTS";

        GivingThem(RightsOfAll all, Catalogue catalogue) {
            super(all, catalogue, KEY, true);
        }
    }

    @Component
    static class TakingThem extends RightsOfMany {

        static final String KEY = "TAKE_RIGHTS";

        TakingThem(RightsOfAll all, Catalogue catalogue) {
            super(all, catalogue, KEY, false);
        }
    }
}
