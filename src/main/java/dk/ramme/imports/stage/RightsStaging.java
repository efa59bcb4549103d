package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RightsCheck;
import dk.ramme.imports.check.RightsOfRid;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.DoubtfulRows;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.stage.UserMatches.Owner;
import dk.ramme.people.UserState;
import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows of rights: each must belong to a user of the source who comes, or to one the organisation has already. Where
 * the source has a user with the number who does not come, nobody else gets their rights.
 */
public final class RightsStaging implements SectionStaging {

    private final UUID importId;
    private final RightsCheck check;
    private final @Nullable UserStaging users;
    private final UserMatches owners;
    private final DoubtfulRows duplicates;
    private final List<RightsOfRid> atHand = new ArrayList<>();

    RightsStaging(
            UUID importId,
            RightsCheck check,
            @Nullable UserStaging users,
            UserMatches owners,
            DoubtfulRows duplicates) {
        this.importId = importId;
        this.check = check;
        this.users = users;
        this.owners = owners;
        this.duplicates = duplicates;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        var granted = checked.value();
        if (granted == null) return checked.findings();
        var rid = granted.rid().value();
        var fate = users == null ? null : users.fateOfRights(rid);
        if (fate != null) {
            var found = new ArrayList<>(checked.findings());
            found.add(finding(granted, fate));
            return found;
        }
        atHand.add(granted);
        if (users != null && users.isTwin(rid)) {
            duplicates.addRights(
                    importId,
                    rid,
                    granted.rights().stream().map(RightName::name).toList());
        }
        return checked.findings();
    }

    @Override
    public List<Finding> putAway() {
        if (atHand.isEmpty()) return List.of();
        var rids = new HashSet<String>();
        atHand.forEach(one -> rids.add(one.rid().value()));
        var here = owners.find(rids);
        var found = new ArrayList<Finding>();
        for (RightsOfRid one : atHand) {
            var problem = problem(one, here.get(one.rid().value()));
            if (problem != null) found.add(finding(one, problem));
        }
        atHand.clear();
        return found;
    }

    private @Nullable RowProblem problem(RightsOfRid granted, @Nullable Owner owner) {
        if (owner == null) {
            boolean comes = users != null && users.hasRid(granted.rid().value());
            return comes ? null : RowProblem.RIGHT_WITHOUT_USER;
        }
        if (owner.state() == UserState.DELETED) return RowProblem.DELETED_HERE;
        if (!owner.isDeactivated()) return RowProblem.ACTIVATED_ALREADY;
        if (owner.hasRole()) return RowProblem.WAITS_FOR_ROLE;
        boolean held =
                granted.rights().stream().allMatch(right -> owner.rights().contains(right.name()));
        return held ? RowProblem.RIGHT_HELD : null;
    }

    public static Finding finding(RightsOfRid granted, RowProblem problem) {
        var rid = granted.rid().value();
        var row = new Row(granted.line(), List.of());
        return Finding.of(Section.RIGHTS, row, problem, Column.RID, rid).about(rid, "");
    }
}
