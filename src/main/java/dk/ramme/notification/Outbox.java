package dk.ramme.notification;

import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where mails wait to be sent. They are queued in the transaction of what they tell of: rolled back, it was never told;
 * committed, it will be, whatever state the mail server is in.
 */
@Component
class Outbox {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CprVault vault;
    private final Clock clock;

    Outbox(JdbcClient jdbc, JsonMapper json, CprVault vault, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
    }

    /** Queues the mails, many or one, in one statement. What has been mailed already, or will be, is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(List<Mail> mails) {
        withdrawFormer(mails);
        var organisation = Tenancy.organisation();
        var ids = mails.stream().map(mail -> UUID.randomUUID()).toArray(UUID[]::new);
        var links = new byte[mails.size()][];
        for (int i = 0; i < links.length; i++) {
            var token = mails.get(i).token();
            links[i] = token == null ? null : vault.sealText(token.value(), place(organisation, ids[i]));
        }
        // The unique key over (organisation_id, about) keeps "told once".
        jdbc.sql("""
                insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model,
                    link_sealed, about, subject_id, state, next_attempt_at, created_at)
                select id, :organisation, recipient, recipient_name, language, template, cast(model as jsonb),
                    link_sealed, about, subject_id, 'QUEUED', :now, :now
                from unnest(:ids, :recipients, :names, :languages, :letters, :models, :links, :abouts, :subjects)
                    as mail (id, recipient, recipient_name, language, template, model, link_sealed, about, subject_id)
                on conflict (organisation_id, about) do nothing
                """)
                .param("organisation", organisation)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", ids)
                .param("recipients", texts(mails, mail -> mail.recipient().email()))
                .param("names", texts(mails, mail -> mail.recipient().name()))
                .param("languages", texts(mails, mail -> mail.recipient().language()))
                .param("letters", texts(mails, Mail::letter))
                .param(
                        "models",
                        texts(mails, mail -> json.writeValueAsString(new Model(mail.arguments(), mail.href()))))
                .param("links", links)
                .param("abouts", texts(mails, Mail::about))
                .param("subjects", mails.stream().map(Mail::subjectId).toArray(UUID[]::new))
                .update();
    }

    /**
     * Queues the same mail to those of the users who are active, have an address and read this language, in one statement
     * however many they are.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queueToActive(Collection<UUID> users, String language, News news) {
        jdbc.sql("""
                insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state,
                    next_attempt_at, created_at)
                select gen_random_uuid(), organisation_id, email, name, language, :letter, cast(:model as jsonb),
                    :about || ':' || id, 'QUEUED', :now, :now
                from organisation_user
                where organisation_id = :organisation and id = any(:users) and state = 'ACTIVE' and email is not null
                    and language = :language
                on conflict (organisation_id, about) do nothing
                """)
                .param("letter", news.kind())
                .param("model", json.writeValueAsString(new Model(news.arguments(), news.href())))
                .param("about", news.about())
                .param("now", Timestamp.from(clock.instant()))
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("language", language)
                .update();
    }

    /** Whether a mail about any of these has been sent or waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdsAny(Collection<String> abouts) {
        return jdbc.sql("""
                select exists (select from outbox_mail where organisation_id = :organisation and about = any(:abouts))
                """)
                .param("organisation", Tenancy.organisation())
                .param("abouts", abouts.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The thing is taken back, and the mail with a link to it if it still waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(UUID subjectId) {
        cancel(new UUID[] {subjectId}, new String[0]);
    }

    /** The same of many things. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Collection<UUID> subjects) {
        cancel(subjects.toArray(UUID[]::new), new String[0]);
    }

    /** These users are told nothing more: mails to them, and about them to others, are not sent if they still wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelTo(Collection<UUID> users) {
        jdbc.sql("""
                update outbox_mail set state = 'CANCELLED', link_sealed = null
                where id in (select id from outbox_mail where organisation_id = :organisation and state = 'QUEUED'
                    and (subject_id = any(:users) or (recipient, recipient_name) in (select email, name
                        from organisation_user where organisation_id = :organisation and id = any(:users)))
                    for update skip locked)
                """)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** A new link has killed the former one; the mail with that is not sent any more. */
    private void withdrawFormer(List<Mail> mails) {
        var subjects =
                mails.stream().map(Mail::subjectId).filter(Objects::nonNull).toArray(UUID[]::new);
        if (subjects.length > 0) {
            cancel(subjects, texts(mails, Mail::about));
        }
    }

    /** One that is being sent right now is locked and stays. */
    private void cancel(UUID[] subjects, String[] butNot) {
        jdbc.sql("""
                update outbox_mail set state = 'CANCELLED', link_sealed = null
                where id in (select id from outbox_mail where subject_id = any(:subjects) and state = 'QUEUED'
                    and about <> all(:butNot) for update skip locked)
                """).param("subjects", subjects).param("butNot", butNot).update();
    }

    /**
     * What is due, on duty for all organisations. They take turns: the oldest mail of each, then the second oldest, so
     * that one with ten thousand mails holds up nobody. Nothing is locked yet.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> due(int most) {
        return jdbc.sql("""
                with recursive waiting(organisation_id) as (
                    (select organisation_id from outbox_mail where state = 'QUEUED' and next_attempt_at <= :now
                        order by organisation_id limit 1)
                    union all
                    select (select m.organisation_id from outbox_mail m where m.state = 'QUEUED'
                        and m.next_attempt_at <= :now and m.organisation_id > w.organisation_id
                        order by m.organisation_id limit 1)
                    from waiting w where w.organisation_id is not null)
                select id, organisation_id from (
                    select mail.* from waiting w cross join lateral (
                        select id, organisation_id, row_number() over (order by next_attempt_at, id) as turn
                        from outbox_mail where organisation_id = w.organisation_id and state = 'QUEUED'
                            and next_attempt_at <= :now
                        order by next_attempt_at, id limit :most) mail) turns
                order by turn, random() limit :most
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query(Due.class)
                .list();
    }

    private static String[] texts(List<Mail> mails, Function<Mail, String> part) {
        return mails.stream().map(part).toArray(String[]::new);
    }

    static SealContext place(UUID organisation, UUID mail) {
        return new SealContext("outbox_mail", "link_sealed", organisation, mail);
    }

    /** What the row keeps as JSON. */
    record Model(List<?> arguments, String href) {}

    /** A mail whose time has come, and whose it is. */
    record Due(UUID id, UUID organisationId) {}
}
