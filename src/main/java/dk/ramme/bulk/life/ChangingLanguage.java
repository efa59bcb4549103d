package dk.ramme.bulk.life;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import dk.ramme.people.profile.UserLanguage;
import dk.ramme.ui.SummaryRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Users are written to in another language; undone, in the one they had. */
@Component
class ChangingLanguage implements Deed {

    static final String KEY = "LANGUAGE";
    static final String LANGUAGE = "language";

    private final UserLanguage languages;
    private final MessageSource messages;

    ChangingLanguage(UserLanguage languages, MessageSource messages) {
        this.languages = languages;
        this.messages = messages;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return true;
    }

    @Override
    public String question() {
        return "language";
    }

    @Override
    public boolean isAnswered(BulkRun run) {
        return run.parameters().containsKey(LANGUAGE);
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        var name =
                messages.getMessage("bulk.language." + run.parameter(LANGUAGE), null, LocaleContextHolder.getLocale());
        return List.of(new SummaryRow(
                "bulk.LANGUAGE.asked", name, "/bulk/" + run.id() + "/" + question(), "bulk.LANGUAGE.asked"));
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return UserLanguage.toChange(run.createdBy(), run.parameter(LANGUAGE));
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        var chosen = new LinkedHashMap<UUID, String>();
        users.forEach(user -> chosen.put(user, run.parameter(LANGUAGE)));
        languages.change(chosen);
    }

    @Override
    public String before() {
        return "jsonb_build_object('language', u.language)";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return UserLanguage.toChange(undo.createdBy(), "");
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var former = new LinkedHashMap<UUID, String>();
        before.forEach((user, stood) -> former.put(user, stood.getOrDefault(LANGUAGE, "da")));
        languages.change(former);
    }
}
