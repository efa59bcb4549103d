package dk.ramme.people.profile;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.WaitsForRole;
import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.UserEdited;
import dk.ramme.people.UserHistory;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.EditedMeanwhile;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.people.cpr.CprTries;
import dk.ramme.people.cpr.CprTries.TooManyNumbers;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects what the organisation knows of a user. */
@Service
public class UserEditing {

    private static final Set<String> IDENTITY = Set.of("name", "cpr", "birthDate");

    private final ActingAdministrator acting;
    private final KnownPersons known;
    private final CprTries tries;
    private final Users users;
    private final UserHistory history;
    private final CprVault vault;
    private final Links links;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    UserEditing(
            ActingAdministrator acting,
            KnownPersons known,
            CprTries tries,
            Users users,
            UserHistory history,
            CprVault vault,
            Links links,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.acting = acting;
        this.known = known;
        this.tries = tries;
        this.users = users;
        this.history = history;
        this.vault = vault;
        this.links = links;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<User> find(UUID id) {
        return users.findById(id).filter(user -> user.state() != UserState.DELETED);
    }

    /**
     * Stores the correction over the version it was made on. The same as stands changes nothing.
     *
     * @return whether the user's link was killed, because it went to another address or was meant for another person
     * @throws UnknownUser when there is no such user, or no longer
     * @throws EditedMeanwhile when the user has been changed by now
     * @throws AlreadyAUser when the CPR number is another user's whose name fits
     * @throws TooManyNumbers when more were written today than anybody needs to
     * @throws WaitsForRole when an organisation administrator has to do it
     */
    @Transactional(noRollbackFor = {AlreadyAUser.class, TooManyNumbers.class})
    public boolean correct(UUID id, Correction to, int basedOn) {
        var by = acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        var user = users.lock(id)
                .filter(found -> found.state() != UserState.DELETED)
                .orElseThrow(UnknownUser::new);
        acting.requireResponsible(by, user);
        if (user.version() != basedOn) {
            throw new EditedMeanwhile(user, history.last(user).orElse(null));
        }
        if (to.cpr() != null && !user.isIdentified()) {
            var name = PersonName.parse(to.name());
            tries.count(by, to.cpr(), name);
            known.requireUnknown(to.cpr(), name, id);
        }
        return store(by, user, to);
    }

    /** Stores the correction of a user who is locked. @return whether the user's link was killed */
    public boolean store(ActingAdministrator.Acting by, User user, Correction to) {
        requireNoNumberFoundByRenaming(by, user, to);
        var id = user.id();
        var former = user.email().orElse(null);
        var changed = changes(user, to, former);
        if (changed.isEmpty()) {
            return false;
        }
        users.save(user);
        audit.record("USER_EDITED", "user", id, Map.of("changed", List.copyOf(changed)));
        var killed = user.state() == UserState.AWAITING_ACTIVATION
                && (changed.contains("email") || changed.contains("cpr") || changed.contains("birthDate"));
        if (killed) {
            links.revoke(LinkPurpose.ACTIVATION, id);
        }
        var identity = !Collections.disjoint(changed, IDENTITY);
        var email = changed.contains("email");
        events.publishEvent(new UserEdited(
                by.organisation().id(), id, email ? former : null, identity || email, identity, killed, by.name()));
        return killed;
    }

    /** Called otherwise, a user whose number nobody's name fitted stands beside others, and it shows whether it is theirs (U8). */
    private void requireNoNumberFoundByRenaming(ActingAdministrator.Acting by, User user, Correction to) {
        var name = PersonName.parse(to.name());
        boolean fitsOthers = PersonName.kept(user.name()).filter(name::isLike).isEmpty();
        if (to.cpr() == null && fitsOthers) {
            user.cprNumber(vault).ifPresent(cpr -> tries.count(by, cpr, name));
        }
    }

    /** Makes the user as it was written. @return the fields in which they were not so before */
    private Set<String> changes(User user, Correction to, @Nullable String formerEmail) {
        var changed = new TreeSet<String>();
        if (!user.name().equals(to.name())) changed.add("name");
        if (!Objects.equals(to.email(), formerEmail)) changed.add("email");
        if (!user.language().equals(to.language())) changed.add("language");
        user.correct(to.name(), to.email(), to.language());
        changed.addAll(correctIdentity(user, to));
        return changed;
    }

    /** Whoever is identified stays who they are, whatever was sent. */
    private List<String> correctIdentity(User user, Correction to) {
        if (user.isIdentified()) {
            return List.of();
        }
        if (to.cpr() != null) {
            if (to.cpr().equals(user.cprNumber(vault).orElse(null))) {
                return List.of();
            }
            var sealed = SealedCpr.seal(vault, to.cpr(), user.organisationId(), user.id());
            user.correctIdentity(sealed, to.cpr().birthDate());
            return List.of("cpr");
        }
        var born = to.birthDate();
        if (born == null
                || born.equals(user.birthDate().orElse(null))
                || user.cpr().isPresent()) {
            return List.of();
        }
        user.correctIdentity(null, born);
        return List.of("birthDate");
    }

    /**
     * What an administrator wrote.
     *
     * @param cpr null keeps what is known
     * @param birthDate null keeps what is known; of use for who has no CPR number only
     */
    public record Correction(
            String name,
            @Nullable String email,
            String language,
            @Nullable CprNumber cpr,
            @Nullable LocalDate birthDate) {}
}
