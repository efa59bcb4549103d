package dk.ramme.imports.change;

import dk.ramme.bulk.BulkRun;
import dk.ramme.keyring.LoginWays;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Hindrance;
import dk.ramme.people.life.Suspension;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.profile.ManyCorrections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of what a file asks for a user: the rules of each thing that is asked, one after the other. Where the
 * last organisation administrator has to stay, those who leave are counted, and not those who are called otherwise.
 */
final class ChangeHindrance {

    private static final String LEAVING = """
            (with chosen as (select c.user_id from bulk_user c join bulk_change x on x.run_id = :changes
                    and x.user_id = c.user_id and x.problem is null and x.asked ->> 'deed' in ('SUSPEND', 'DELETE')
                where c.run_id = :run and c.outcome is null)
             select %s)
            """;

    private static final String CORRECTED = "(f.asked ->> 'name' is not null or f.asked ->> 'email' is not null)";

    private static final String GROUP_GONE = """
            case when exists (select from unnest(string_to_array(
                    concat_ws(' ', f.asked ->> 'join', f.asked ->> 'leave'), ' ')) as named (id)
                where not exists (select from user_group g where g.id = cast(named.id as uuid))) then 'GROUP_GONE' end
            """;

    private static final String AS_IT_IS = """
            case when f.asked ->> 'deed' is null and f.asked ->> 'ways' is null
                and coalesce(f.asked ->> 'name', u.name) = u.name
                and coalesce(f.asked ->> 'email', u.email) is not distinct from u.email
                and coalesce(f.asked ->> 'telephone', u.telephone, '') = coalesce(u.telephone, '')
                and coalesce(f.asked ->> 'productionUnit', u.production_unit, '') = coalesce(u.production_unit, '')
                and coalesce(f.asked ->> 'seNumber', u.se_number, '') = coalesce(u.se_number, '')
                and coalesce(f.asked ->> 'pseudonym', u.pseudonym, '') = coalesce(u.pseudonym, '')
                and coalesce(f.asked ->> 'until', cast(u.ends_on as text), '') = coalesce(cast(u.ends_on as text), '')
                and not exists (select from unnest(string_to_array(f.asked ->> 'join', ' ')) as named (id)
                    where not exists (select from group_member m where m.organisation_id = u.organisation_id
                        and m.user_id = u.id and m.group_id = cast(named.id as uuid)))
                and not exists (select from group_member m where m.organisation_id = u.organisation_id
                    and m.user_id = u.id and cast(m.group_id as text) = any(string_to_array(f.asked ->> 'leave', ' ')))
                and not exists (select from unnest(string_to_array(f.asked ->> 'give', ' ')) as named (code)
                    where not exists (select from user_right r where r.organisation_id = u.organisation_id
                        and r.user_id = u.id and r.code = named.code))
                and not exists (select from user_right r where r.organisation_id = u.organisation_id
                    and r.user_id = u.id and r.code = any(string_to_array(f.asked ->> 'take', ' '))) then 'AS_IT_IS' end
            """;

    private static final String OF_ROW = """
            (select coalesce(%s)
             from bulk_change f where f.run_id = :changes and f.user_id = i.user_id and f.problem is null)
            """;

    private final StringBuilder reasons = new StringBuilder("case when u.state = 'DELETED' then 'DELETED_ALREADY' end");
    private final HashMap<String, @Nullable Object> parameters = new HashMap<>();

    private ChangeHindrance(UUID changes) {
        parameters.put("changes", changes);
    }

    /** @param ways changes of what somebody logs in with that the file asks for */
    static Hindrance to(BulkRun run, List<String> ways, LoginPolicy policy) {
        var all = new ChangeHindrance(run.id());
        all.leaving("DELETE", UserDeletion.toDelete(run.createdBy()));
        all.leaving("SUSPEND", Suspension.toSuspend(run.createdBy()));
        all.when("f.asked ->> 'deed' = 'REOPEN'", Suspension.toReopen());
        all.when(CORRECTED, ManyCorrections.toCorrect(run.createdBy(), "coalesce(f.asked ->> 'name', u.name)"));
        all.reasons.append(", ").append(GROUP_GONE);
        for (int i = 0; i < ways.size(); i++) {
            var mark = String.valueOf(i);
            all.parameters.put("ways" + mark, ways.get(i));
            all.when(
                    "f.asked ->> 'ways' = :ways" + mark,
                    LoginWays.toChange(Ways.change(ways.get(i)), policy).marked(mark));
        }
        all.reasons.append(", ").append(AS_IT_IS);
        return all.hindrance();
    }

    /** Nobody has touched the user since; a deed is undone by its contrary. */
    static Hindrance toUndo(BulkRun undo, UUID changes, Hindrance toBringBack) {
        var all = new ChangeHindrance(changes);
        all.reasons.setLength(0);
        all.reasons.append("case when u.state = 'DELETED' and f.asked ->> 'deed' is distinct from 'DELETE'"
                + " then 'DELETED_ALREADY' end");
        all.when("f.asked ->> 'deed' = 'DELETE'", toBringBack);
        all.when(CORRECTED, ManyCorrections.toCorrect(undo.createdBy(), "u.name"));
        all.when("f.asked ->> 'deed' = 'SUSPEND'", Suspension.toReopen());
        all.when("f.asked ->> 'deed' = 'REOPEN'", Suspension.toSuspend(undo.createdBy()));
        return all.hindrance();
    }

    private void leaving(String deed, Hindrance hindrance) {
        when(
                "f.asked ->> 'deed' = '" + deed + "'",
                new Hindrance(LEAVING.formatted(hindrance.reason()), hindrance.parameters()));
    }

    private void when(String asked, Hindrance hindrance) {
        reasons.append(", case when ")
                .append(asked)
                .append(" then (")
                .append(hindrance.reason())
                .append(") end");
        parameters.putAll(hindrance.parameters());
    }

    private Hindrance hindrance() {
        return new Hindrance(OF_ROW.formatted(reasons), parameters);
    }
}
