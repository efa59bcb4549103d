package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who may do what in activation (docs/product.md, "Who may do what"): each route, each kind of visitor. */
@RammeTest
class ActivationRolesTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # method | route                   | OA  | BA  | RA  | user
            GET      | /activation             | yes | yes | yes | no
            GET      | /activation/new         | no  | yes | no  | no
            GET      | /activation/waiting     | yes | yes | yes | no
            GET      | /activation/code?user=U | yes | yes | no  | no
            GET      | /bulk/A                 | yes | yes | yes | no
            GET      | /bulk/A/login           | no  | yes | no  | no
            GET      | /bulk/A/check           | yes | yes | yes | no
            GET      | /bulk/A/progress        | yes | yes | yes | no
            GET      | /bulk/A/report          | yes | yes | yes | no
            POST     | /activation             | no  | yes | no  | no
            POST     | /bulk/A/login           | no  | yes | no  | no
            POST     | /bulk/A/check           | no  | yes | no  | no
            POST     | /activation/waiting     | no  | yes | no  | no
            POST     | /activation/code        | no  | yes | no  | no
            POST     | /activation/resend      | no  | yes | no  | no
            """)
    void the_table_of_roles_holds_for_every_route(
            String method, String route, String oa, String ba, String ra, String user) {
        var scene = new ActivationScene(beans);
        var anna = scene.user("Anna Holm");
        var path = route.replace("/A", "/" + scene.chosen(anna)).replace("=U", "=" + anna);

        assertThat(may(method, path, anna, visitor(scene, Role.ORGANISATION_ADMINISTRATOR)))
                .isEqualTo(oa.equals("yes"));
        assertThat(may(method, path, anna, visitor(scene, Role.RIGHTS_ADMINISTRATOR)))
                .isEqualTo(ra.equals("yes"));
        assertThat(may(method, path, anna, visitor(scene))).isEqualTo(user.equals("yes"));
        assertThat(may(method, path, anna, visitor(scene, Role.USER_ADMINISTRATOR)))
                .isEqualTo(ba.equals("yes"));
    }

    private boolean may(String method, String path, UUID anna, SignedInAs visitor) {
        var status = mvc.method(HttpMethod.valueOf(method))
                .uri(path)
                .param("who", "all")
                .param("user", anna.toString())
                .with(visitor)
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
        assertThat(status).isNotEqualTo(500);
        // what is for others alone is not there either
        return status != 403 && status != 404;
    }

    private SignedInAs visitor(ActivationScene scene, Role... roles) {
        return SignedInAs.user(
                scene.organisation, organisations.administrator(scene.organisation, "Karen Holm", roles));
    }
}
