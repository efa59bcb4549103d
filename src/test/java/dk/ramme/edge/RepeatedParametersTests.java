package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** What a page may be sent twice (T69; security finding 15). */
class RepeatedParametersTests {

    private final RepeatedParameters guard = new RepeatedParameters();

    @Test
    void pages_with_one_handler_above_them_are_each_known_by_their_own_form() throws Exception {
        assertThat(isTaken(new OneController())).isFalse();
        assertThat(isTaken(new ManyController())).isTrue();
        assertThat(isTaken(new OneController())).isFalse();
    }

    private boolean isTaken(Pages<?> page) throws IOException, NoSuchMethodException {
        var request = new MockHttpServletRequest("POST", "/");
        request.addParameter("means", "APP", "CHIP");
        var method = new HandlerMethod(page, Pages.class.getDeclaredMethod("submit", Object.class));
        return guard.preHandle(request, new MockHttpServletResponse(), method);
    }

    abstract static class Pages<F> {

        void submit(F form) {
            assertThat(form).isNotNull();
        }
    }

    static class OneController extends Pages<One> {}

    static class ManyController extends Pages<Many> {}

    record One(String means) {}

    record Many(List<String> means) {}
}
