package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.vault.OneTimeCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Temporary codes for many users at once, to be handed out on paper (A2, T28 to T31). Each is what {@link ActivationCodes} makes
 * of one: known to the caller and to nobody else ever after, kept as a slow hash, with a row of the trail.
 */
@Service
class CodesForMany {

    /** A hash takes a tenth of a second on purpose, and somebody waits for all of them. */
    static final int MOST = 100;

    private final AwaitingUsers waiting;
    private final LockedUsers locked;
    private final TemporaryCodes codes;
    private final ActingAdministrator acting;
    private final Roles roles;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    CodesForMany(
            AwaitingUsers waiting,
            LockedUsers locked,
            TemporaryCodes codes,
            ActingAdministrator acting,
            Roles roles,
            AuditTrail trail,
            TransactionTemplate transaction) {
        this.waiting = waiting;
        this.locked = locked;
        this.codes = codes;
        this.acting = acting;
        this.roles = roles;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** For those the list shows who have no code that can be typed, as many as are made at once. */
    Made makeShown(WaitingQuery query, Instant seen) {
        var users = within(() -> waiting.withoutCode(query, givesRoles(), MOST + 1));
        var made = make(Set.copyOf(users.subList(0, Math.min(MOST, users.size()))), seen);
        return users.size() > MOST ? made.andMore() : made;
    }

    /**
     * Makes a code for each of the users who needs one, and kills their former ones.
     *
     * @param seen when the list was shown: whoever was made a code for since then is left out, so that a second click kills no
     *     code that has just been printed
     * @throws ActivationChoice.UnknownUsers when one of them is not the organisation's own; nothing is made then (T19)
     * @throws TooMany when they are more than are made at once
     * @throws org.springframework.security.access.AccessDeniedException when whoever acts manages no users any more
     */
    Made make(Set<UUID> users, Instant seen) {
        if (users.size() > MOST) {
            throw new TooMany();
        }
        var before = within(() -> look(users, seen, false));
        var fresh = before.stream()
                .filter(one -> one.refusal() == null)
                .collect(Collectors.toMap(AwaitingUsers.CodeCandidate::id, one -> OneTimeCode.fresh()));
        // slow on purpose, hence before anything is locked, and side by side
        var hashes = fresh.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey, one -> one.getValue().hash()));
        return within(() -> keep(users, seen, fresh, hashes));
    }

    private Made keep(Set<UUID> users, Instant seen, Map<UUID, OneTimeCode> fresh, Map<UUID, String> hashes) {
        var now = look(users, seen, true);
        var kept = new LinkedHashMap<UUID, String>();
        var slips = new LinkedHashMap<UUID, Slip>();
        var refused = new EnumMap<Refusal, List<String>>(Refusal.class);
        for (var one : now) {
            var code = fresh.get(one.id());
            if (one.refusal() == null && code != null) {
                kept.put(one.id(), Objects.requireNonNull(hashes.get(one.id())));
                slips.put(one.id(), new Slip(one.name(), code.grouped()));
            } else {
                var why = one.refusal() == null ? Refusal.MADE_MEANWHILE : one.refusal();
                refused.computeIfAbsent(why, first -> new ArrayList<>()).add(one.name());
            }
        }
        if (kept.isEmpty()) {
            return new Made(List.of(), null, refused, false);
        }
        var until = codes.makeAll(kept);
        trail.recordEach(
                "ACTIVATION_CODE_MADE",
                "user",
                kept.keySet().stream().collect(Collectors.toMap(id -> id, id -> Map.of("slip", true))));
        return new Made(List.copyOf(slips.values()), until, refused, false);
    }

    private List<AwaitingUsers.CodeCandidate> look(Set<UUID> users, Instant seen, boolean lock) {
        if (lock) {
            locked.hold(users);
        }
        var found = waiting.candidates(users, seen, givesRoles());
        if (found.size() != users.size()) {
            throw new ActivationChoice.UnknownUsers();
        }
        return found;
    }

    /** Whether whoever acts gives roles besides managing users. */
    private boolean givesRoles() {
        return roles.hold(acting.require(Role.USER_ADMINISTRATOR).id(), Role.ORGANISATION_ADMINISTRATOR);
    }

    private <T> T within(Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(status -> what.get()));
    }

    /** Why somebody is made no code. */
    enum Refusal {
        /** They do not wait, have proved who they are, or are recognised by their CPR number. */
        NOT_NEEDED,
        /** A role waits for them: an organisation administrator makes their code (U7). */
        WAITS_FOR_ROLE,
        MADE_MEANWHILE
    }

    /** What is handed over to one user. */
    record Slip(String name, String code) {}

    /**
     * What came of it; it is shown once and kept nowhere.
     *
     * @param until until when the codes can be typed; null where none was made
     * @param refused names of those who were made none, by the reason
     * @param more whether the list shows more who need one
     */
    record Made(List<Slip> slips, @Nullable Instant until, Map<Refusal, List<String>> refused, boolean more) {

        private Made andMore() {
            return new Made(slips, until, refused, true);
        }
    }

    static class TooMany extends RuntimeException {}
}
