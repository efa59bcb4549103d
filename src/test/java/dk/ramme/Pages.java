package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;

/** The pages as somebody's browser asks for them: whatever it sends carries the token against forgery. */
@TestComponent
public class Pages {

    private final MockMvcTester mvc;

    Pages(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public MvcTestResult get(RequestPostProcessor who, String path) {
        return mvc.get().uri(path).with(who).exchange();
    }

    /** @param fields names and values in turn */
    public MvcTestResult post(RequestPostProcessor who, String path, Object... fields) {
        var request = mvc.post().uri(path).with(who).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(String.valueOf(fields[i]), String.valueOf(fields[i + 1]));
        }
        return request.exchange();
    }

    /** @param form a text for each field, or several */
    public MvcTestResult post(RequestPostProcessor who, String path, Map<String, ?> form) {
        var request = mvc.post().uri(path).with(who).with(csrf());
        form.forEach((field, typed) -> {
            for (Object value : typed instanceof Collection<?> several ? several : List.of(typed)) {
                request.param(field, String.valueOf(value));
            }
        });
        return request.exchange();
    }

    /** Goes where the answer leads to, and reads what it says there first. */
    public MvcTestResult follow(RequestPostProcessor who, MvcTestResult answer) {
        var next = mvc.get().uri(location(answer)).with(who);
        answer.getMvcResult().getFlashMap().forEach((name, said) -> next.flashAttr(String.valueOf(name), said));
        return next.exchange();
    }

    public static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** What can be read on the page. */
    public static String text(MvcTestResult answer) {
        return HtmlUtils.htmlUnescape(body(answer).replaceAll("<[^>]+>", " ")).replaceAll("\\s+", " ");
    }

    /** Where the answer leads to. */
    public static String location(MvcTestResult answer) {
        var location = answer.getResponse().getHeader("Location");
        assertThat(location).as("redirected").isNotNull();
        return location;
    }
}
