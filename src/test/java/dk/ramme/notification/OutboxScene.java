package dk.ramme.notification;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.TestClock;
import dk.ramme.alarm.AlarmsTests;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation whose mails wait in the outbox until the test sends them (R5 to R8, T4, T45). */
final class OutboxScene {

    final Outbox outbox;
    final MailSettings settings;
    final AnOrganisation organisations;
    final JdbcClient jdbc;
    final TestClock clock;

    UUID organisation = UUID.randomUUID();
    String domain = "";

    private final OutboxStops stops;
    private final OutboxRows rows;
    private final LetterWriter letters;
    private final Envelope envelope;
    private final UndeliveredMail undelivered;
    private final RateLimits rations;
    private final TransactionTemplate transaction;
    private final BackgroundWork background;

    OutboxScene(ApplicationContext beans) {
        outbox = beans.getBean(Outbox.class);
        settings = beans.getBean(MailSettings.class);
        organisations = beans.getBean(AnOrganisation.class);
        jdbc = beans.getBean(JdbcClient.class);
        clock = beans.getBean(TestClock.class);
        stops = beans.getBean(OutboxStops.class);
        rows = beans.getBean(OutboxRows.class);
        letters = beans.getBean(LetterWriter.class);
        envelope = beans.getBean(Envelope.class);
        undelivered = beans.getBean(UndeliveredMail.class);
        rations = beans.getBean(RateLimits.class);
        transaction = beans.getBean(TransactionTemplate.class);
        background = beans.getBean(BackgroundWork.class);
    }

    /** The application sends nothing from here on. */
    void begin() {
        background.stop();
        organisation = organisations.ready();
        domain = organisation + ".example";
    }

    void end() {
        onDuty(() -> jdbc.sql("delete from outbox_stop").update());
        clock.reset();
        background.goOn();
    }

    /** An address that no other test writes to. */
    String at(String who) {
        return who + "@" + domain;
    }

    Mail mail(String who) {
        return new Mail(
                "test:" + who, to(who), "role-given", List.of("Nordlys", "brugeradministrator", "Karen Holm"), "/");
    }

    Mail invitation(String who, LinkToken token, UUID appointment) {
        return new Mail(
                "invited:" + appointment + Arrays.hashCode(token.hash()),
                to(who),
                "administrator-invited",
                List.of("Nordlys", "Karen Holm", "24. november 2026"),
                "/joining/invitation/",
                token,
                appointment);
    }

    Mail activation(String who, UUID user) {
        return new Mail(
                "activation:" + user,
                to(who),
                "activation",
                List.of("Nordlys", "Karen Holm", "24. november 2026"),
                "/activate/",
                LinkToken.fresh(),
                user);
    }

    private Recipient to(String who) {
        return new Recipient("Åse Bæk", at(who), "da");
    }

    void queue(Mail... mails) {
        queue(organisation, mails);
    }

    void queue(UUID organisation, Mail... mails) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> outbox.queue(List.of(mails))));
    }

    void inTransaction(Runnable work) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    <T> T read(Supplier<T> query) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> query.get()));
    }

    /** Works as the one who sends the mails of all organisations. */
    <T> T onDuty(Supplier<T> work) {
        return Tenancy.on(CrossTenantTask.OUTBOX, () -> transaction.execute(status -> work.get()));
    }

    /** Why no mails are sent at all, if so. */
    Optional<String> stopped() {
        return onDuty(() ->
                jdbc.sql("select reason from outbox_stop").query(String.class).optional());
    }

    String errorOf(String who) {
        return read(() -> jdbc.sql("select last_error from outbox_mail where recipient = :who")
                .param("who", at(who))
                .query(String.class)
                .single());
    }

    List<String> states() {
        return read(() -> jdbc.sql("select state from outbox_mail where recipient like :domain")
                .param("domain", "%" + domain + "%")
                .query(String.class)
                .list());
    }

    static void sendAll(OutboxSender sender) {
        while (sender.sendDue() > 0) {}
    }

    /** Sends until whatever is refused was refused so often that it is believed. */
    void sendUntilBelieved(OutboxSender sender) {
        for (int time = 0; time < 3; time++) {
            sendAll(sender);
            clock.advance(Duration.ofMinutes(5));
        }
    }

    OutboxSender sender(SmtpDouble server) {
        return sender(server.port(), Map.of());
    }

    OutboxSender sender(SmtpDouble server, boolean sending) {
        return sender(server.port(), Map.of(), with(sending, settings.perRecipient()));
    }

    OutboxSender sender(SmtpDouble server, int perRecipient) {
        return sender(server.port(), Map.of(), with(true, perRecipient));
    }

    private MailSettings with(boolean sending, int perRecipient) {
        return new MailSettings(
                settings.from(),
                settings.fromName(),
                settings.help(),
                settings.operator(),
                sending,
                settings.connections(),
                perRecipient,
                settings.interval(),
                settings.firstRetry(),
                settings.longestRetry(),
                settings.giveUpAfter());
    }

    OutboxSender sender(int port, Map<String, String> properties) {
        return sender(port, properties, settings);
    }

    OutboxSender senderWithLogin(SmtpDouble server) {
        var mail = new JavaMailSenderImpl();
        mail.setUsername("ramme");
        mail.setPassword("secret");
        return sender(mail, server.port(), Map.of(), settings);
    }

    OutboxSender sender(int port, Map<String, String> properties, MailSettings settings) {
        return sender(new JavaMailSenderImpl(), port, properties, settings);
    }

    private OutboxSender sender(
            JavaMailSenderImpl mail, int port, Map<String, String> properties, MailSettings settings) {
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        var all = new Properties();
        all.putAll(Map.of("mail.smtp.connectiontimeout", "2000", "mail.smtp.timeout", "5000"));
        all.putAll(properties);
        mail.setJavaMailProperties(all);
        return new OutboxSender(
                outbox,
                new OutboxDelivery(
                        outbox,
                        rows,
                        letters,
                        envelope,
                        settings,
                        undelivered,
                        new RecipientRation(rations, settings),
                        transaction,
                        clock),
                new OutboxStop(stops, settings, transaction, clock, AlarmsTests.alarms(new SimpleMeterRegistry())),
                new MailServer(mail),
                settings,
                transaction,
                clock);
    }
}
