package dk.ramme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.audit.Actor;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's commands, with a connection of their own to the database. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class DispatchCommandTests {

    private static final String[] SETTINGS = {
        "spring.datasource.url", "spring.datasource.username", "spring.datasource.password"
    };

    @Autowired
    Environment environment;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    AnOrder anOrder;

    @Autowired
    DeviceOrders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    UUID organisation;
    UUID administrator;
    UUID user;

    @BeforeEach
    void begin() {
        organisation = organisations.ready();
        administrator = organisations.administrator(organisation, "Karen Holm", Role.USER_ADMINISTRATOR);
        user = organisations.importedUser(organisation, "=Birgit Østergaard", "b@nordlys.example");
    }

    @Test
    void lists_what_is_to_be_sent_and_notes_what_was_sent(CapturedOutput output) throws Exception {
        var serial = anOrder.inStock(IdentificationMeans.CODE_READER);
        var order = order(IdentificationMeans.CODE_READER);

        assertThat(run("list-orders")).isZero();
        var listed = output.getOut()
                .lines()
                .filter(line -> line.startsWith(order.toString()))
                .findFirst()
                .orElseThrow();
        var file = write(listed.replace(";;", ";" + serial + ";"));
        assertThat(run("dispatch-orders", file)).isZero();

        assertThat(listed).contains("CODE_READER", "Birgit Østergaard", "b@nordlys.example", "Nordlys Energi A/S");
        assertThat(listed).as("no formula").doesNotContain(";=", ";\"=");
        assertThat(output).contains(order + ";DISPATCHED;" + serial);
        assertThat(anOrder.states(organisation, user)).containsExactly("DISPATCHED");
        assertThat(trail("DEVICE_DISPATCHED")).isOne();
    }

    @Test
    void lists_where_each_is_sent(CapturedOutput output) {
        organisations.registeredAt(organisation, "Havnegade 12, 2. th., 8000 Aarhus C");
        var own = order(IdentificationMeans.CHIP);
        var other = new DeliveryAddress("=Lager", "Fjordvej 3", "4000", "Roskilde");
        var elsewhere = in(() -> orders.order(
                        List.of(user), IdentificationMeans.CODE_READER, other, Actor.user(administrator, "Karen Holm")))
                .get(0);

        assertThat(run("list-orders")).isZero();

        assertThat(output.getOut().lines())
                .anyMatch(line -> line.startsWith(own + ";")
                        && line.endsWith(";Nordlys Energi A/S;Havnegade 12, 2. th.;8000;Aarhus C"))
                .anyMatch(
                        line -> line.startsWith(elsewhere + ";") && line.endsWith(";'=Lager;Fjordvej 3;4000;Roskilde"));
    }

    @Test
    void done_again_it_sends_nothing_more_and_says_the_same(CapturedOutput output) throws Exception {
        anOrder.inStock(IdentificationMeans.CODE_DISPLAY);
        var order = order(IdentificationMeans.CODE_DISPLAY);
        var file = write(order.toString());

        assertThat(run("dispatch-orders", file)).isZero();
        assertThat(run("dispatch-orders", file)).isZero();

        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.startsWith(order + ";DISPATCHED;"))
                        .distinct())
                .hasSize(1);
        assertThat(trail("DEVICE_DISPATCHED")).isOne();
        assertThat(assigned()).isOne();
    }

    @Test
    void says_what_it_could_not_do_and_does_the_rest(CapturedOutput output) throws Exception {
        var chip = order(IdentificationMeans.CHIP);
        var reader = order(IdentificationMeans.CODE_READER);
        var unknown = UUID.randomUUID();

        assertThat(run("dispatch-orders", write(unknown + "\n" + reader + ";NOT-THERE\n" + chip)))
                .isEqualTo(1);

        assertThat(output)
                .contains(unknown + ";REFUSED;there is no such order")
                .contains(reader + ";REFUSED;NOT-THERE is not in stock")
                .contains(chip + ";DISPATCHED");
        assertThat(anOrder.states(organisation, user)).containsExactlyInAnyOrder("DISPATCHED", "ORDERED");
    }

    @Test
    void a_file_it_does_not_understand_and_a_wrong_call_do_nothing() throws Exception {
        var order = order(IdentificationMeans.CHIP);

        assertThat(run("dispatch-orders", write(order + "\nnonsense"))).isEqualTo(1);
        assertThat(run("dispatch-orders")).isEqualTo(2);

        assertThat(anOrder.states(organisation, user)).containsExactly("ORDERED");
    }

    private UUID order(IdentificationMeans kind) {
        return in(() -> orders.order(List.of(user), kind, null, Actor.user(administrator, "Karen Holm")))
                .get(0);
    }

    private long trail(String action) {
        return in(() -> jdbc.sql(
                        "select count(*) from audit_event where organisation_id = :organisation and action = :action")
                .param("organisation", organisation)
                .param("action", action)
                .query(Long.class)
                .single());
    }

    private long assigned() {
        return jdbc.sql("select count(*) from oath_token where assigned_to = :user")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }

    private String write(String text) throws Exception {
        return Files.writeString(folder.resolve(UUID.randomUUID().toString()), text + "\n")
                .toString();
    }

    private int run(String... arguments) {
        Map<String, String> former = new LinkedHashMap<>();
        for (var setting : SETTINGS) {
            former.put(setting, System.getProperty(setting));
            System.setProperty(setting, environment.getRequiredProperty(setting));
        }
        try {
            return DispatchCommand.run(arguments);
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
