package dk.ramme.notification.group;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.ui.ChangedMeanwhile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which news the organisation's administrators have by mail too. All, until somebody chooses otherwise. */
@Service
public class MailedNews {

    static final String ACTION = "NEWS_MAILS_CHANGED";

    private final GroupsOnlyHere onlyHere;
    private final ActingAdministrator administrators;
    private final Roles roles;
    private final AuditTrail audit;

    MailedNews(GroupsOnlyHere onlyHere, ActingAdministrator administrators, Roles roles, AuditTrail audit) {
        this.onlyHere = onlyHere;
        this.administrators = administrators;
        this.roles = roles;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public boolean includes(String kind) {
        return mailed().contains(NewsGroup.of(kind));
    }

    /** Those that may be chosen and are mailed. */
    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        return new Content(chosen(), roles.of(me.user()).contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    /**
     * @param version what stood when the page was opened
     * @throws ChangedMeanwhile when something else does by now
     */
    @Transactional
    public void change(SignedIn by, Set<NewsGroup> to, String version) {
        var organisation = administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        var before = chosen();
        if (before.equals(List.copyOf(to))) {
            return;
        }
        if (!before.toString().equals(version)) {
            throw new ChangedMeanwhile();
        }
        store(to);
        audit.record(ACTION, "organisation", organisation.id(), Map.of("before", before, "after", to));
    }

    private void store(Set<NewsGroup> mailed) {
        var before = onlyHere.findAll();
        onlyHere.deleteAll(before.stream().filter(group -> group.isIn(mailed)).toList());
        NewsGroup.choosable().stream()
                .filter(group -> !mailed.contains(group))
                .filter(group -> before.stream().noneMatch(one -> one.group() == group))
                .forEach(group -> onlyHere.save(new NewsOnlyHere(group)));
    }

    private List<NewsGroup> chosen() {
        return mailed().stream().filter(NewsGroup::isOptional).toList();
    }

    private Set<NewsGroup> mailed() {
        var mailed = EnumSet.allOf(NewsGroup.class);
        onlyHere.findAll().forEach(group -> mailed.remove(group.group()));
        return mailed;
    }

    record Content(List<NewsGroup> stands, boolean mayEdit) {}
}
