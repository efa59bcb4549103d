package dk.ramme.rotation;

import dk.ramme.RammeApplication;
import dk.ramme.RammeNode;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.CprHolders;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that serves, and beside that looks for one person after the other, as an import or a login would. */
public final class LookingNode {

    private LookingNode() {}

    public static void main(String[] args) {
        SpringApplication.from(RammeApplication::main)
                .with(RammeNode.Services.class, Looking.class)
                .run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Looking {

        private final Random random = new Random();

        @EventListener
        void look(ApplicationReadyEvent ready) {
            var beans = ready.getApplicationContext();
            var looker = new Thread(() -> lookOn(
                    beans.getBean(Environment.class),
                    beans.getBean(CprVault.class),
                    beans.getBean(Users.class),
                    beans.getBean(CprHolders.class),
                    beans.getBean(JdbcClient.class),
                    beans.getBean(TransactionTemplate.class)));
            looker.setDaemon(true);
            looker.start();
        }

        private void lookOn(
                Environment settings,
                CprVault vault,
                Users users,
                CprHolders holders,
                JdbcClient jdbc,
                TransactionTemplate transaction) {
            var organisation = UUID.fromString(settings.getRequiredProperty("looking.for"));
            var report = Path.of(settings.getRequiredProperty("looking.report"));
            var ids = new ArrayList<UUID>();
            var numbers = new ArrayList<CprNumber>();
            Tenancy.in(
                    organisation,
                    () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                    "select id, cpr_sealed from organisation_user where cpr_sealed is not null")
                            .query(row -> {
                                var id = row.getObject(1, UUID.class);
                                ids.add(id);
                                numbers.add(vault.open(row.getBytes(2), SealedCpr.place(organisation, id)));
                            })));
            long looks = 0;
            long misses = 0;
            while (true) {
                int one = random.nextInt(ids.size());
                looks++;
                try {
                    if (!isThere(vault, users, holders, transaction, organisation, ids.get(one), numbers.get(one)))
                        misses++;
                } catch (RuntimeException notOpened) {
                    misses++;
                    notOpened.printStackTrace();
                }
                if (looks % 50 == 0) tell(report, looks + " " + misses);
            }
        }

        private static boolean isThere(
                CprVault vault,
                Users users,
                CprHolders holders,
                TransactionTemplate transaction,
                UUID organisation,
                UUID id,
                CprNumber cpr) {
            return Tenancy.in(
                    organisation,
                    () -> transaction.execute(status -> {
                        var user = users.findById(id).orElseThrow();
                        return holders.of(cpr, PersonName.parse(user.name()))
                                        .filter(found -> found.id().equals(id))
                                        .isPresent()
                                && user.cprNumber(vault).filter(cpr::equals).isPresent();
                    }));
        }

        private static void tell(Path report, String text) {
            try {
                // put in place as a whole: somebody reads it at any moment
                var beside = report.resolveSibling(report.getFileName() + ".new");
                Files.writeString(beside, text);
                Files.move(beside, report, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
