package dk.ramme.imports.stage;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.RidNumber;
import dk.ramme.imports.check.FoundAdministrator;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.PersonMatch;
import dk.ramme.imports.check.PersonMatch.Known;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkWords;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.run.Sections;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The e-mail address of an administrator whose register has none: that of the user who has their RID number, in the same
 * source or here, as long as both are the same person.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdministratorAddress {

    private static final int CHUNKS = 10;

    private final Sections sections;
    private final Chunks chunks;
    private final RunChecks checks;
    private final UserMatches owners;
    private final RidVerdicts verdicts;

    AdministratorAddress(Sections sections, Chunks chunks, RunChecks checks, UserMatches owners, RidVerdicts verdicts) {
        this.sections = sections;
        this.chunks = chunks;
        this.checks = checks;
        this.owners = owners;
        this.verdicts = verdicts;
    }

    /** The same administrator, with an address where one is found. */
    public FoundAdministrator completed(ImportRun run, FoundAdministrator found) {
        var rid = found.rid();
        if (found.email() != null || rid == null) return found;
        var person = inSource(run, rid);
        var address = person == null ? here(run, found, rid) : isSame(person, found) ? person.email() : null;
        return address == null ? found : found.with(address);
    }

    private @Nullable Person inSource(ImportRun run, RidNumber rid) {
        if (sections.find(run.id(), Section.USERS).isEmpty()) return null;
        var bits = ChunkWords.bits(List.of(rid.value()));
        var check = checks.users(run);
        return chunks.mayHold(run.id(), Section.USERS, 0, bits, null, CHUNKS).stream()
                .flatMap(number -> chunks.get(run.id(), number).rows().stream())
                .filter(row -> check.ridText(row).endsWith(rid.value()))
                .map(row -> check.check(row).person())
                .filter(Objects::nonNull)
                .filter(person -> person.rid().equals(rid))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Person person, FoundAdministrator found) {
        var cpr = person.cpr();
        if (cpr != null && found.cpr() != null) return cpr.equals(found.cpr());
        var born = person.birthDate();
        boolean contradicts = born != null && found.birthDate() != null && !born.equals(found.birthDate());
        return !contradicts && person.name().isLike(found.name());
    }

    private @Nullable EmailAddress here(ImportRun run, FoundAdministrator found, RidNumber rid) {
        var owner = owners.find(List.of(rid.value())).get(rid.value());
        if (owner == null || owner.email() == null || owner.state() == UserState.DELETED) return null;
        var known = new Known(found.name().value(), found.birthDate());
        var match = verdicts.match(found.cpr(), known, owner);
        return match == PersonMatch.SAME ? EmailAddress.parse(owner.email()) : null;
    }
}
