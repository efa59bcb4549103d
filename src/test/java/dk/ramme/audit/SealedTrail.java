package dk.ramme.audit;

import dk.ramme.tenancy.Tenancy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail of one organisation, written through the application, sealed, and verified by the operator's command. */
class SealedTrail {

    private static final String[] SETTINGS = {
        "spring.datasource.url", "spring.datasource.username", "spring.datasource.password"
    };

    private final AuditTrail trail;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final UUID organisation;

    SealedTrail(ApplicationContext beans, UUID organisation) {
        this.trail = beans.getBean(AuditTrail.class);
        this.sealer = beans.getBean(Sealer.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
        this.environment = beans.getEnvironment();
        this.organisation = organisation;
    }

    void record(String action) {
        inOne(() -> trail.record(action, "user", UUID.randomUUID(), Map.of("reason", "Æblegrød, \"ja\"")));
    }

    void inOne(Runnable work) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    /** Until nothing waits; the application's own sealer may be quicker. */
    List<Long> sealed() {
        while (one("select count(*) from audit_unsealed where organisation_id = :organisation") > 0) {
            sealer.seal();
        }
        return Tenancy.in(
                organisation,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                                "select event_id from audit_seal where organisation_id = :organisation order by position")
                        .param("organisation", organisation)
                        .query(Long.class)
                        .list())));
    }

    long one(String sql) {
        return Tenancy.in(
                organisation,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(sql)
                        .param("organisation", organisation)
                        .query(Long.class)
                        .single())));
    }

    /** What the command prints, with its exit code before it. */
    String verified(String... more) {
        var arguments = new String[3 + more.length];
        arguments[0] = VerifyCommand.COMMAND;
        arguments[1] = "--organisation";
        arguments[2] = organisation.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return withSettings(arguments) + "\n" + printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
        }
    }

    private int withSettings(String... arguments) {
        Map<String, String> former = new LinkedHashMap<>();
        for (var setting : SETTINGS) {
            former.put(setting, System.getProperty(setting));
            System.setProperty(setting, environment.getRequiredProperty(setting));
        }
        try {
            return VerifyCommand.run(arguments);
        } finally {
            former.forEach((setting, value) -> {
                if (value == null) {
                    System.clearProperty(setting);
                } else {
                    System.setProperty(setting, value);
                }
            });
        }
    }
}
