package dk.ramme.login.guard;

import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.test.util.ReflectionTestUtils;

/** The guard of forms as it is in production: MockMvc's csrf(), used by other tests of the context, leaves one of its own behind. */
public final class FormGuard {

    private FormGuard() {}

    public static void asInProduction(ApplicationContext beans) {
        beans.getBean("security", SecurityFilterChain.class).getFilters().stream()
                .filter(CsrfFilter.class::isInstance)
                .forEach(filter ->
                        ReflectionTestUtils.setField(filter, "tokenRepository", beans.getBean(CsrfTokens.class)));
    }
}
