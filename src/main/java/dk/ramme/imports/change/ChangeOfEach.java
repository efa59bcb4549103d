package dk.ramme.imports.change;

import dk.ramme.granting.RightsOfEach;
import dk.ramme.keyring.ChangingManyWays;
import dk.ramme.people.EndDates;
import dk.ramme.people.ManyParticulars;
import dk.ramme.people.Particulars;
import dk.ramme.people.Users;
import dk.ramme.people.group.KeepGroups;
import dk.ramme.people.life.Suspension;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.profile.ManyCorrections;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does to each user what their row asks, and undoes it, by the verbs that do it for one and for many. What is an entity's comes
 * first, and stands in the database before statements change its row.
 */
@Component
class ChangeOfEach {

    private final ManyCorrections corrections;
    private final RightsOfEach rights;
    private final KeepGroups groups;
    private final ChangingManyWays ways;
    private final EndDates ends;
    private final ManyParticulars particulars;
    private final Suspension suspension;
    private final UserDeletion deletion;
    private final Users users;
    private final EntityManager entities;

    ChangeOfEach(
            ManyCorrections corrections,
            RightsOfEach rights,
            KeepGroups groups,
            ChangingManyWays ways,
            EndDates ends,
            ManyParticulars particulars,
            Suspension suspension,
            UserDeletion deletion,
            Users users,
            EntityManager entities) {
        this.corrections = corrections;
        this.rights = rights;
        this.groups = groups;
        this.ways = ways;
        this.ends = ends;
        this.particulars = particulars;
        this.suspension = suspension;
        this.deletion = deletion;
        this.users = users;
        this.entities = entities;
    }

    /** @param all what is asked, by user */
    void carryOut(Map<UUID, Asked> all) {
        all.forEach((id, asked) -> {
            if (corrects(asked)) {
                var user = users.findById(id).orElseThrow();
                corrections.correct(
                        id,
                        new ManyCorrections.Known(
                                asked.text(Asked.NAME).orElse(user.name()),
                                asked.text(Asked.EMAIL).or(user::email).orElse(null)));
            }
        });
        entities.flush();
        all.forEach((id, asked) -> {
            if (changesRights(asked)) rights.change(id, asked.words(Asked.GIVE), asked.words(Asked.TAKE));
        });
        entities.flush();
        byGroup(all, Asked.JOIN, (id, asked) -> asked.groups(Asked.JOIN), groups::add);
        byGroup(all, Asked.LEAVE, (id, asked) -> asked.groups(Asked.LEAVE), groups::remove);
        changeWays(all, (id, asked) -> asked.text(Asked.WAYS).orElse(""));
        endOn(all, (id, asked) -> asked.text(Asked.UNTIL).orElse(""));
        note(all, (id, asked) -> asked.values());
        var reasons = new LinkedHashMap<UUID, String>();
        with(all, Asked.Deed.SUSPEND)
                .forEach(id -> reasons.put(id, of(all, id).text(Asked.REASON).orElseThrow()));
        deeds(reasons, with(all, Asked.Deed.REOPEN));
        var leaving = with(all, Asked.Deed.DELETE);
        if (!leaving.isEmpty()) deletion.delete(leaving);
    }

    /** @param before what stood before it was done, of each */
    void undo(Map<UUID, Asked> all, Map<UUID, Map<String, String>> before) {
        all.forEach((id, asked) -> {
            var stood = of(before, id);
            if (corrects(asked)) {
                corrections.correct(id, new ManyCorrections.Known(stood.getOrDefault("name", ""), stood.get("email")));
            }
        });
        entities.flush();
        all.forEach((id, asked) -> {
            if (changesRights(asked)) {
                rights.putBack(
                        id,
                        of(before, id).getOrDefault("rights", "[]"),
                        asked.words(Asked.GIVE),
                        asked.words(Asked.TAKE));
            }
        });
        entities.flush();
        byGroup(
                all,
                Asked.JOIN,
                (id, asked) -> otherwise(asked.groups(Asked.JOIN), of(before, id), false),
                groups::remove);
        byGroup(
                all,
                Asked.LEAVE,
                (id, asked) -> otherwise(asked.groups(Asked.LEAVE), of(before, id), true),
                groups::add);
        changeWays(all, (id, asked) -> {
            var stood = of(before, id);
            return Ways.back(
                    asked.text(Asked.WAYS).orElse(""),
                    Boolean.parseBoolean(stood.get("private")),
                    Asked.split(stood.get("means")));
        });
        note(all, (id, asked) -> of(before, id));
        endOn(all, (id, asked) -> Objects.requireNonNullElse(of(before, id).get("until"), ""));
        var reasons = new LinkedHashMap<UUID, String>();
        with(all, Asked.Deed.REOPEN)
                .forEach(id -> reasons.put(id, of(before, id).getOrDefault("reason", "")));
        deeds(reasons, with(all, Asked.Deed.SUSPEND));
        var left = with(all, Asked.Deed.DELETE);
        if (!left.isEmpty()) deletion.bringBack(left);
    }

    private void deeds(Map<UUID, String> suspended, List<UUID> reopened) {
        if (!suspended.isEmpty()) suspension.suspend(suspended);
        if (!reopened.isEmpty()) suspension.reopen(reopened);
    }

    private void changeWays(Map<UUID, Asked> all, BiFunction<UUID, Asked, String> how) {
        var alike = new LinkedHashMap<String, List<UUID>>();
        all.forEach((id, asked) -> {
            var text = how.apply(id, asked);
            if (!text.isEmpty())
                alike.computeIfAbsent(text, first -> new ArrayList<>()).add(id);
        });
        alike.forEach((text, ids) -> ways.change(ids, Ways.change(text)));
    }

    private void endOn(Map<UUID, Asked> all, BiFunction<UUID, Asked, String> when) {
        var days = new LinkedHashMap<UUID, Optional<LocalDate>>();
        all.forEach((id, asked) -> {
            if (asked.text(Asked.UNTIL).isPresent()) {
                var day = when.apply(id, asked);
                days.put(id, day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day)));
            }
        });
        if (!days.isEmpty()) ends.set(days);
    }

    /** What is not asked stays as it stands; what was not known before is known no more. */
    private void note(Map<UUID, Asked> all, BiFunction<UUID, Asked, Map<String, String>> what) {
        var noted = new LinkedHashMap<UUID, Particulars>();
        all.forEach((id, asked) -> {
            if (Asked.PARTICULARS.stream().noneMatch(asked.values()::containsKey)) return;
            var stands = users.findById(id).orElseThrow().particulars().known();
            var values = what.apply(id, asked);
            noted.put(
                    id,
                    new Particulars(
                            noted(Asked.TELEPHONE, asked, values, stands),
                            noted(Asked.PRODUCTION_UNIT, asked, values, stands),
                            noted(Asked.SE_NUMBER, asked, values, stands),
                            noted(Asked.PSEUDONYM, asked, values, stands)));
        });
        if (!noted.isEmpty()) particulars.set(noted);
    }

    private static @Nullable String noted(
            String what, Asked asked, Map<String, String> values, Map<String, String> stands) {
        var value = asked.values().containsKey(what) ? values.get(what) : stands.get(what);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void byGroup(
            Map<UUID, Asked> all,
            String what,
            BiFunction<UUID, Asked, Set<UUID>> which,
            BiConsumer<UUID, List<UUID>> move) {
        var members = new LinkedHashMap<UUID, List<UUID>>();
        all.forEach((id, asked) -> {
            if (asked.text(what).isPresent()) {
                which.apply(id, asked)
                        .forEach(group -> members.computeIfAbsent(group, first -> new ArrayList<>())
                                .add(id));
            }
        });
        members.forEach(move);
    }

    /** Of these groups those the user was in before, or was not. */
    private static Set<UUID> otherwise(Set<UUID> groups, Map<String, String> stood, boolean in) {
        var were = Asked.split(stood.get("groups"));
        groups.removeIf(group -> were.contains(group.toString()) != in);
        return groups;
    }

    private static <T> T of(Map<UUID, T> all, UUID id) {
        return Objects.requireNonNull(all.get(id));
    }

    private static boolean corrects(Asked asked) {
        return asked.text(Asked.NAME).isPresent() || asked.text(Asked.EMAIL).isPresent();
    }

    private static boolean changesRights(Asked asked) {
        return asked.text(Asked.GIVE).isPresent() || asked.text(Asked.TAKE).isPresent();
    }

    private static List<UUID> with(Map<UUID, Asked> all, Asked.Deed deed) {
        return all.entrySet().stream()
                .filter(one -> one.getValue().is(Asked.DEED, deed.name()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
