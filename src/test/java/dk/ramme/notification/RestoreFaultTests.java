package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.PostgresClient;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.audit.AuditTrail;
import dk.ramme.audit.VerifyCommand;
import dk.ramme.notification.Mail.Recipient;
import dk.ramme.rotation.LookingNode;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Backup and restore as docs/operation.md has them (R27); run with -Pfault. */
@RammeTest
@Tag("fault")
class RestoreFaultTests {

    private static final int USERS = 300;
    private static final int MAILS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RESTORED = "ramme_restored";
    private static final String PASSWORD = "of-the-tests";

    @Autowired
    Environment environment;

    @Autowired
    Superuser superuser;

    @Autowired
    BackgroundWork background;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Outbox outbox;

    @Autowired
    AuditTrail audit;

    @Autowired
    GreenMail server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private final String domain = UUID.randomUUID() + ".example";
    private final Path log = Path.of("target", "restored-node.log");
    private UUID organisation;
    private Process node;

    @AfterEach
    void what_was_restored_is_thrown_away() throws Exception {
        if (node != null) node.destroyForcibly().waitFor();
        superuser.does("drop database if exists " + RESTORED + " with (force)", "drop role if exists ramme_backup");
        background.goOn();
    }

    @Test
    void what_was_restored_serves_finds_everyone_and_sends_no_mail_before_it_is_told_to() throws Exception {
        var client = PostgresClient.find(jdbc.sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single());
        var dump = folder.resolve("ramme.dump").toString();
        fill();

        backUp(client, dump);
        restore(client, dump);

        node = start("false");
        until(() -> looks() > 200);
        Thread.sleep(5000);
        assertThat(report()).as("looks and misses").endsWith(" 0");
        assertThat(received()).as("only what was sent before the backup").isEqualTo(1);
        assertThat(verify()).as("the trail is whole").isZero();

        node.destroyForcibly().waitFor();
        node = start("true");
        until(() -> received() >= 1 + MAILS);
        Thread.sleep(3000);
        assertThat(received()).as("each once").isEqualTo(1 + MAILS);

        restored().does("update audit_event set action = 'LOGIN_SUCCEEDED' where action = 'BACKUP_TRIED'");
        assertThat(verify()).as("the verifier looks at what was restored").isOne();
    }

    /** Users with numbers, a trail that is sealed, a mail that was sent, and mails that wait. */
    private void fill() {
        organisation = organisations.ready();
        IntStream.range(0, USERS)
                .forEach(i -> organisations.importedUser(organisation, "Åse Bæk", null, AnOrganisation.anyCpr()));
        in(() -> audit.record("BACKUP_TRIED", "backup", null, Map.of()));
        in(() -> outbox.queue(List.of(mail(0))));
        until(() -> received() == 1 && unsealed() == 0);
        background.stop();
        in(() -> outbox.queue(
                IntStream.rangeClosed(1, MAILS).mapToObj(this::mail).toList()));
    }

    private void backUp(PostgresClient client, String dump) {
        var said = client.run(
                1,
                password("spring.flyway.password"),
                "pg_dump",
                "--format=custom",
                "--file=" + dump,
                address(environment.getRequiredProperty("spring.flyway.user"), "ramme"));
        assertThat(said).as("the owner sees nothing, and is told so").contains("row-level security");

        superuser.does(
                "create role ramme_backup login bypassrls password '" + PASSWORD + "'",
                "grant pg_read_all_data to ramme_backup");
        client.run(0, PASSWORD, "pg_dump", "--format=custom", "--file=" + dump, address("ramme_backup", "ramme"));
    }

    private void restore(PostgresClient client, String dump) {
        superuser.does("create database " + RESTORED + " owner ramme_owner encoding 'UTF8' template template0");
        client.run(
                0,
                superuser.password(),
                "pg_restore",
                "--exit-on-error",
                "--dbname=" + address(superuser.name(), RESTORED),
                dump);
    }

    private Process start(String sending) throws IOException {
        Files.deleteIfExists(folder.resolve("report"));
        return RammeNode.start(
                LookingNode.class,
                environment,
                "restored",
                log,
                List.of(
                        "spring.datasource.url=" + restored().url(),
                        "ramme.mail.sending=" + sending,
                        "looking.for=" + organisation,
                        "looking.report=" + folder.resolve("report")));
    }

    private int verify() throws InterruptedException {
        return RammeNode.command(
                        environment,
                        log,
                        List.of("spring.datasource.url=" + restored().url()),
                        VerifyCommand.COMMAND)
                .waitFor();
    }

    private Superuser restored() {
        return new Superuser(
                superuser.url().replaceFirst("/ramme(\\?|$)", "/" + RESTORED + "$1"),
                superuser.name(),
                superuser.password());
    }

    private String address(String user, String database) {
        return superuser
                .url()
                .replaceFirst("\\?.*", "")
                .replaceFirst("jdbc:postgresql://([^/]+)/ramme", "postgresql://" + user + "@$1/" + database);
    }

    private String password(String key) {
        return environment.getRequiredProperty(key);
    }

    private int received() {
        return server.getReceivedMessagesForDomain(domain).length;
    }

    private int unsealed() {
        return Tenancy.on(
                CrossTenantTask.SEAL,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from audit_unsealed")
                        .query(Integer.class)
                        .single()));
    }

    private long looks() {
        var text = report();
        return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private String report() {
        try {
            var file = folder.resolve("report");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Mail mail(int number) {
        return new Mail(
                "restore:" + number,
                new Recipient("Åse Bæk", "r" + number + "@" + domain, "da"),
                "role-given",
                List.of("Nordlys", "brugeradministrator", "Karen Holm"),
                "/");
    }

    private void in(Runnable work) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void until(BooleanSupplier reached) {
        Patience.until(PATIENCE, () -> {
            assertThat(node == null || node.isAlive())
                    .as("the node runs, see " + log)
                    .isTrue();
            return reached.getAsBoolean();
        });
    }
}
