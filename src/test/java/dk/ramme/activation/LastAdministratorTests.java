package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two last administrators who prove at once who they are, and have nothing to log in with, never both stop being active (T27). */
@RammeTest
class LastAdministratorTests {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    @Autowired
    ApplicationContext beans;

    @Autowired
    UserIdentification identification;

    @Autowired
    SelfActivation activation;

    @Autowired
    Users users;

    @Autowired
    Links links;

    ActivationScene scene;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @Test
    void of_two_who_come_at_once_one_stays() throws Exception {
        var annas = AnOrganisation.anyCpr();
        var bos = AnOrganisation.anyCpr();
        var anna = administrator("Anna Holm", annas);
        var bo = administrator("Bo Lund", bos);
        scene.allow(false);
        var annasLink = link(anna);
        var bosLink = link(bo);

        new Beside(beans, scene.organisation)
                .second(() -> comes("Anna Holm", annas, annasLink), () -> {}, () -> comes("Bo Lund", bos, bosLink));

        assertThat(List.of(scene.state(anna), scene.state(bo)))
                .containsExactly(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
    }

    private UserState comes(String name, CprNumber cpr, MailedLink link) {
        return identification.identified(link, SignedInAs.person(name, BORN, cpr), null, null);
    }

    /** Active by private MitID, which the organisation takes away from all. */
    private UUID administrator(String name, CprNumber cpr) {
        var user = scene.awaiting(name, cpr);
        scene.identify(user, cpr);
        scene.in(() -> activation.consent(user));
        scene.inTransaction(() ->
                users.lock(user).orElseThrow().give(Role.ORGANISATION_ADMINISTRATOR, scene.administrator.authTime()));
        return user;
    }

    private MailedLink link(UUID user) {
        return scene.inTransaction(() -> links.issue(LinkPurpose.ACTIVATION, user))
                .link();
    }
}
