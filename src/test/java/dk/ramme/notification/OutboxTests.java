package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.joining.Appointee;
import dk.ramme.joining.Invitation;
import dk.ramme.joining.Invitations;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox promises (security.md R5 to R8, T4, T45), tried on mail servers with whims. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTests {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxRows rows;

    @Autowired
    LetterWriter letters;

    @Autowired
    Envelope envelope;

    @Autowired
    MailSettings settings;

    @Autowired
    UndeliveredMail undelivered;

    @Autowired
    Invitations invitations;

    @Autowired
    Notifications notifications;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    Scheduler scheduler;

    @Autowired
    AnOrganisation anOrganisation;

    private UUID organisation;
    private String domain;

    @BeforeEach
    void onlyTheTestSends() throws InterruptedException {
        scheduler.pause();
        while (!scheduler.getCurrentlyExecuting().isEmpty()) {
            Thread.sleep(20);
        }
        organisation = anOrganisation.ready();
        domain = organisation + ".example";
    }

    @AfterEach
    void everythingGoesOn() {
        clock.reset();
        scheduler.resume();
    }

    @Test
    void what_is_rolled_back_is_never_mailed() throws IOException {
        try (var server = new SmtpDouble()) {
            assertThatThrownBy(() -> inTransaction(() -> {
                        outbox.queue(List.of(mail("a")));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            sendAll(sender(server));

            assertThat(server.to("a@" + domain)).isEmpty();
            assertThat(states()).isEmpty();
        }
    }

    @Test
    void the_same_thing_is_mailed_once() throws IOException {
        try (var server = new SmtpDouble()) {
            queue(mail("a"));
            queue(mail("a"));
            sendAll(sender(server));
            queue(mail("a"));
            sendAll(sender(server));

            assertThat(server.to("a@" + domain)).hasSize(1);
        }
    }

    @Test
    void mails_wait_while_the_server_is_away_and_none_is_lost_or_sent_twice() throws IOException {
        var port = freePort();
        var sender = sender(port, Map.of());
        queue(IntStream.range(0, 200).mapToObj(i -> mail("r" + i)).toArray(Mail[]::new));

        sendAll(sender);

        assertThat(states()).containsOnly("QUEUED").hasSize(200);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        server.start();
        try {
            sendAll(sender);
            assertThat(server.getReceivedMessages()).as("still waiting").isEmpty();
            clock.advance(Duration.ofMinutes(2));
            sendAll(sender);

            var ids = new HashSet<String>();
            Arrays.stream(server.getReceivedMessagesForDomain(domain))
                    .map(ReceivedMail::read)
                    .forEach(mail -> ids.add(mail.id()));
            assertThat(server.getReceivedMessagesForDomain(domain)).hasSize(200);
            assertThat(ids).hasSize(200);
            assertThat(states()).containsOnly("SENT").hasSize(200);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_crash_after_the_servers_yes_sends_the_same_mail_again_with_the_same_id_and_link() throws IOException {
        try (var server = new SmtpDouble()) {
            queue(invitation("a", LinkToken.fresh(), UUID.randomUUID()));
            server.afterData = () -> {
                server.afterData = () -> "250 taken";
                killTheSendersTransaction();
                return "250 taken";
            };

            assertThatThrownBy(() -> sender(server).sendDue()).isInstanceOf(RuntimeException.class);
            assertThat(states()).containsExactly("QUEUED");
            sendAll(sender(server));

            var copies = server.to("a@" + domain);
            assertThat(copies).hasSize(2);
            assertThat(copies.get(0).header("Message-ID"))
                    .isEqualTo(copies.get(1).header("Message-ID"))
                    .matches("<[0-9a-f-]{36}@localhost>");
            assertThat(copies.get(0).header("Date")).isEqualTo(copies.get(1).header("Date"));
            assertThat(link(copies.get(0))).isEqualTo(link(copies.get(1)));
            assertThat(states()).containsExactly("SENT");
        }
    }

    @Test
    void one_refused_recipient_fails_alone_and_the_administrators_are_told() throws IOException {
        var administrator = anOrganisation.administrator(organisation, "Karen Holm", Role.USER_ADMINISTRATOR);
        try (var server = new SmtpDouble()) {
            server.answers.put("r7@" + domain, "550 5.1.1 no such user");
            queue(IntStream.range(0, 50).mapToObj(i -> mail("r" + i)).toArray(Mail[]::new));

            var sender = sender(server);
            sender.sendDue();

            assertThat(server.received.stream().filter(one -> one.raw().contains(domain)))
                    .hasSize(49);
            assertThat(server.count("EHLO")).as("few connections").isLessThanOrEqualTo(settings.connections());
            assertThat(states()).filteredOn("FAILED"::equals).hasSize(1);
            assertThat(errorOf("r7")).contains("no such user");
            assertThat(Tenancy.in(
                            organisation,
                            () -> notifications.newest(administrator, null, Notifications.Narrowed.NOT, 10)))
                    .singleElement()
                    .satisfies(told -> assertThat(told.arguments()).contains("r7@" + domain));
        }
    }

    @Test
    void whoever_can_do_something_about_a_refused_mail_is_led_to_where_they_can() throws IOException {
        var karen = anOrganisation.administrator(organisation, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var bo = anOrganisation.administrator(organisation, "Bo Lund", Role.USER_ADMINISTRATOR);
        var appointment = UUID.randomUUID();
        var user = UUID.randomUUID();
        try (var server = new SmtpDouble()) {
            server.answers.put("a@" + domain, "550 5.1.1 no such user");
            queue(invitation("a", LinkToken.fresh(), appointment));
            sender(server).sendDue();
            queue(activation("a", user));
            sender(server).sendDue();
        }

        assertThat(hrefs(karen))
                .containsExactly("/users/" + user, "/settings/administrators/invitations/" + appointment);
        assertThat(hrefs(bo)).containsExactly("/users/" + user);
    }

    @Test
    void a_first_invitation_that_comes_back_is_seen_where_it_was_sent_from_and_by_the_operator(CapturedOutput output)
            throws IOException {
        var address = "soren@" + domain;
        Tenancy.in(
                organisation,
                () -> invitations.invite(
                        organisation,
                        Appointee.withBirthDate(
                                new PersonName("Søren Ågård"),
                                new EmailAddress(address),
                                LocalDate.of(1979, 11, 2),
                                "da",
                                Set.of()),
                        "Mona Dam"));
        assertThat(invitation().undelivered()).isFalse();

        try (var server = new SmtpDouble()) {
            server.answers.put(address, "550 5.1.1 no such user");
            sender(server).sendDue();
        }

        assertThat(invitation().undelivered()).isTrue();
        assertThat(output.getOut().lines().filter(line -> line.contains("NOBODY COULD BE TOLD")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains(organisation.toString()).doesNotContain(address, "Søren"));
        clock.advance(Duration.ofSeconds(61));
        Tenancy.in(organisation, () -> invitations.resend(invitation().appointmentId(), "Mona Dam"));
        assertThat(invitation().undelivered()).isFalse();
    }

    private Invitation invitation() {
        return Tenancy.in(organisation, () -> invitations.list(organisation)).get(0);
    }

    /** security.md R27: what a backup holds as waiting may have been sent after it was taken. */
    @Test
    void while_sending_is_off_everything_waits_and_no_server_is_asked() throws IOException {
        try (var server = new SmtpDouble()) {
            queue(mail("a"));

            sendAll(sender(server, false));

            assertThat(server.count("EHLO")).isZero();
            assertThat(states()).containsExactly("QUEUED");

            sendAll(sender(server, true));

            assertThat(server.to("a@" + domain)).hasSize(1);
        }
    }

    @Test
    void a_recipient_whose_server_is_busy_is_tried_again_later() throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put("a@" + domain, "451 try again later");
            queue(mail("a"), mail("b"));
            var sender = sender(server);

            sendAll(sender);
            server.answers.clear();
            sendAll(sender);
            assertThat(server.to("a@" + domain)).isEmpty();
            assertThat(server.to("b@" + domain)).hasSize(1);
            clock.advance(Duration.ofSeconds(61));
            sendAll(sender);

            assertThat(server.to("a@" + domain)).hasSize(1);
        }
    }

    @Test
    void a_mail_that_cannot_be_sent_for_three_days_is_given_up() throws IOException {
        try (var server = new SmtpDouble()) {
            server.answers.put("a@" + domain, "451 try again later");
            queue(invitation("a", LinkToken.fresh(), UUID.randomUUID()));
            var sender = sender(server);

            sendAll(sender);
            clock.advance(Duration.ofHours(71));
            sendAll(sender);
            assertThat(states()).containsExactly("QUEUED");
            clock.advance(Duration.ofHours(2));
            sendAll(sender);

            assertThat(states()).containsExactly("FAILED");
        }
    }

    @Test
    void waiting_doubles_up_to_a_quarter_of_an_hour() {
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 100).mapToObj(settings::wait).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void without_starttls_nothing_is_sent_where_it_is_required() throws IOException {
        try (var server = new SmtpDouble()) {
            queue(mail("a"));

            sendAll(sender(
                    server.port(), Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true")));

            assertThat(server.count("MAIL") + server.count("DATA")).isZero();
            assertThat(states()).containsExactly("QUEUED");
        }
    }

    @Test
    void with_a_certificate_nobody_vouches_for_nothing_is_sent() throws Exception {
        try (var server = new SmtpDouble(selfSigned())) {
            queue(mail("a"));

            sendAll(sender(
                    server.port(), Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true")));

            assertThat(server.count("STARTTLS")).isPositive();
            assertThat(server.count("MAIL") + server.count("DATA")).isZero();
            assertThat(states()).containsExactly("QUEUED");
        }
    }

    @Test
    void two_senders_at_once_send_each_mail_once() throws IOException {
        try (var server = new SmtpDouble()) {
            queue(IntStream.range(0, 120).mapToObj(i -> mail("r" + i)).toArray(Mail[]::new));

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> sendAll(sender(server))),
                            CompletableFuture.runAsync(() -> sendAll(sender(server))))
                    .join();

            var sent = server.received.stream()
                    .flatMap(one -> one.recipients().stream())
                    .filter(one -> one.endsWith(domain))
                    .toList();
            assertThat(sent).hasSize(120).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_organisation_with_many_mails_holds_up_no_other() throws IOException {
        var small = anOrganisation.ready();
        try (var server = new SmtpDouble()) {
            queue(IntStream.range(0, 300).mapToObj(i -> mail("r" + i)).toArray(Mail[]::new));
            Tenancy.in(small, () -> transaction.executeWithoutResult(status -> outbox.queue(List.of(mail("small")))));

            sender(server).sendDue();

            assertThat(server.to("small@" + domain)).hasSize(1);
        }
    }

    @Test
    void the_token_of_a_link_is_sealed_while_it_waits_and_gone_when_it_is_sent() throws IOException {
        var token = LinkToken.fresh();
        try (var server = new SmtpDouble()) {
            queue(invitation("a", token, UUID.randomUUID()));
            assertThat(everythingStored()).doesNotContain(token.value());
            assertThat(linksKept()).isEqualTo(1);

            sendAll(sender(server));

            assertThat(link(server.to("a@" + domain).get(0))).endsWith("/joining/invitation/" + token.value());
            assertThat(everythingStored()).doesNotContain(token.value());
            assertThat(linksKept()).isZero();
        }
    }

    @Test
    void a_newer_link_takes_the_place_of_the_one_that_waits() throws IOException {
        var appointment = UUID.randomUUID();
        var newer = LinkToken.fresh();
        try (var server = new SmtpDouble()) {
            queue(invitation("a", LinkToken.fresh(), appointment));
            queue(invitation("a", newer, appointment));

            sendAll(sender(server));

            assertThat(server.to("a@" + domain)).hasSize(1);
            assertThat(link(server.to("a@" + domain).get(0))).endsWith(newer.value());
            assertThat(states()).containsExactlyInAnyOrder("CANCELLED", "SENT");
        }
    }

    @Test
    void a_name_with_line_breaks_makes_no_header_and_no_second_recipient() throws IOException {
        try (var server = new SmtpDouble()) {
            var recipient = new Recipient("Eva\r\nBcc: evil@" + domain + "\r\n", "a@" + domain, "da");
            queue(new Mail("crlf", recipient, "role-given", List.of("Nord\r\nBcc: evil@" + domain, "x", "y"), "/"));
            queue(new Mail(
                    "crlf2",
                    new Recipient("B", "b@" + domain + "\r\nRCPT TO:<evil@" + domain + ">", "da"),
                    "role-given",
                    List.of("N", "x", "y"),
                    "/"));

            sendAll(sender(server));

            var mail = server.to("a@" + domain);
            assertThat(mail).hasSize(1);
            assertThat(mail.get(0).recipients()).containsExactly("a@" + domain);
            assertThat(mail.get(0).raw().lines().takeWhile(line -> !line.isEmpty()))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("bcc"));
            assertThat(server.to("evil@" + domain)).isEmpty();
            assertThat(states()).containsExactlyInAnyOrder("SENT", "FAILED");
        }
    }

    private Mail mail(String who) {
        return new Mail(
                "test:" + who,
                new Recipient("Åse Bæk", who + "@" + domain, "da"),
                "role-given",
                List.of("Nordlys", "brugeradministrator", "Karen Holm"),
                "/");
    }

    private Mail invitation(String who, LinkToken token, UUID appointment) {
        return new Mail(
                "invited:" + appointment + Arrays.hashCode(token.hash()),
                new Recipient("Åse Bæk", who + "@" + domain, "da"),
                "administrator-invited",
                List.of("Nordlys", "Karen Holm", "24. november 2026"),
                "/joining/invitation/",
                token,
                appointment);
    }

    private Mail activation(String who, UUID user) {
        return new Mail(
                "activation:" + user,
                new Recipient("Åse Bæk", who + "@" + domain, "da"),
                "activation",
                List.of("Nordlys", "Karen Holm", "24. november 2026"),
                "/activate/",
                LinkToken.fresh(),
                user);
    }

    private List<String> hrefs(UUID told) {
        return Tenancy.in(organisation, () -> notifications.newest(told, null, Notifications.Narrowed.NOT, 10)).stream()
                .map(Notification::href)
                .toList();
    }

    private void queue(Mail... mails) {
        inTransaction(() -> outbox.queue(List.of(mails)));
    }

    private void inTransaction(Runnable work) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private <T> T read(Supplier<T> query) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> query.get()));
    }

    private List<String> states() {
        return read(() -> jdbc.sql("select state from outbox_mail where recipient like :domain")
                .param("domain", "%" + domain + "%")
                .query(String.class)
                .list());
    }

    private String errorOf(String who) {
        return read(() -> jdbc.sql("select last_error from outbox_mail where recipient = :who")
                .param("who", who + "@" + domain)
                .query(String.class)
                .single());
    }

    private long linksKept() {
        return read(() -> jdbc.sql("select count(*) from outbox_mail where link_sealed is not null")
                .query(Long.class)
                .single());
    }

    private String everythingStored() {
        return read(() -> Stream.of("outbox_mail", "notification", "audit_event", "link")
                .map(table -> jdbc.sql("select coalesce(string_agg(t::text, ' '), '') || coalesce(string_agg("
                                + (table.equals("outbox_mail") ? "encode(link_sealed, 'escape')" : "''")
                                + ", ' '), '') from " + table + " t")
                        .query(String.class)
                        .single())
                .reduce("", String::concat));
    }

    private static String link(SmtpDouble.Received mail) {
        try {
            return ReceivedMail.read(new jakarta.mail.internet.MimeMessage(
                            null, new ByteArrayInputStream(mail.raw().getBytes(StandardCharsets.UTF_8))))
                    .firstLink();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void killTheSendersTransaction() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where state = 'idle in transaction' and query like '%outbox_mail%skip locked%' and pid <> pg_backend_pid()
                """).query(Boolean.class).list();
    }

    private static void sendAll(OutboxSender sender) {
        while (sender.sendDue() > 0) {}
    }

    private OutboxSender sender(SmtpDouble server) {
        return sender(server.port(), Map.of());
    }

    private OutboxSender sender(SmtpDouble server, boolean sending) {
        var off = new MailSettings(
                settings.from(),
                settings.fromName(),
                settings.help(),
                sending,
                settings.connections(),
                settings.interval(),
                settings.firstRetry(),
                settings.longestRetry(),
                settings.giveUpAfter());
        return sender(server.port(), Map.of(), off);
    }

    private OutboxSender sender(int port, Map<String, String> properties) {
        return sender(port, properties, settings);
    }

    private OutboxSender sender(int port, Map<String, String> properties, MailSettings settings) {
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        var all = new Properties();
        all.putAll(Map.of("mail.smtp.connectiontimeout", "2000", "mail.smtp.timeout", "5000"));
        all.putAll(properties);
        mail.setJavaMailProperties(all);
        return new OutboxSender(
                rows, letters, envelope, new MailServer(mail), settings, undelivered, transaction, clock);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SSLContext selfSigned() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (@Nullable InputStream file = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
            store.load(file, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }
}
