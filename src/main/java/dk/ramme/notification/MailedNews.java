package dk.ramme.notification;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.ChangedMeanwhile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which news the organisation's administrators have by mail too. All, until somebody chooses otherwise. */
@Service
class MailedNews {

    static final String ACTION = "NEWS_MAILS_CHANGED";

    private final JdbcClient jdbc;
    private final ActingAdministrator administrators;
    private final Roles roles;
    private final AuditTrail audit;

    MailedNews(JdbcClient jdbc, ActingAdministrator administrators, Roles roles, AuditTrail audit) {
        this.jdbc = jdbc;
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
        var onlyHere = NewsGroup.choosable().stream()
                .filter(group -> !mailed.contains(group))
                .map(NewsGroup::name)
                .toArray(String[]::new);
        jdbc.sql("""
                with mailed_again as (delete from news_only_here
                    where organisation_id = :organisation and news_group <> all(:groups))
                insert into news_only_here (organisation_id, news_group)
                select :organisation, one from unnest(:groups) as one on conflict do nothing
                """)
                .param("organisation", Tenancy.organisation())
                .param("groups", onlyHere)
                .update();
    }

    private List<NewsGroup> chosen() {
        return mailed().stream().filter(NewsGroup::isOptional).toList();
    }

    private Set<NewsGroup> mailed() {
        var mailed = EnumSet.allOf(NewsGroup.class);
        jdbc.sql("select news_group from news_only_here where organisation_id = :organisation")
                .param("organisation", Tenancy.organisation())
                .query(String.class)
                .list()
                .forEach(name -> mailed.remove(NewsGroup.valueOf(name)));
        return mailed;
    }

    record Content(List<NewsGroup> stands, boolean mayEdit) {}
}
