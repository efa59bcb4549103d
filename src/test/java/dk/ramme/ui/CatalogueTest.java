package dk.ramme.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** The pages alone, with a real server but neither database nor login. All such tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CatalogueApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CatalogueTest.Browser.class)
@ActiveProfiles(CatalogueApplication.PROFILE)
public @interface CatalogueTest {

    /** Made by hand, because Spring Boot's own would bring the security this slice leaves out. */
    class Browser {

        @Bean
        MockMvcTester browser(WebApplicationContext pages) {
            return MockMvcTester.from(pages);
        }
    }
}
