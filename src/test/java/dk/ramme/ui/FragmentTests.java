package dk.ramme.ui;

import static dk.ramme.ui.Html.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the fragments promise: whoever uses them cannot make an inaccessible field. */
@CatalogueTest
class FragmentTests {

    private final MockMvcTester browser;

    FragmentTests(@Autowired MockMvcTester browser) {
        this.browser = browser;
    }

    @Test
    void every_field_has_a_label() {
        Html page = shown();

        for (String field : page.all("<(?:input|select|textarea)\\b[^>]*\\sid=[^>]*>"))
            assertThat(page.all("<label for=\"" + attribute(field, "id").orElseThrow() + "\""))
                    .as(field)
                    .hasSize(1);
    }

    @Test
    void ids_are_given_once_and_every_id_referred_to_is_there() {
        for (Html page : List.of(shown(), refused())) {
            assertThat(page.ids()).doesNotHaveDuplicates();

            for (String tag : page.all("<[a-z]+\\b[^>]*\\saria-(?:describedby|labelledby)=[^>]*>"))
                for (String reference : List.of("aria-describedby", "aria-labelledby"))
                    attribute(tag, reference)
                            .ifPresent(ids -> assertThat(page.ids()).contains(ids.split(" ")));
        }
    }

    @Test
    void a_field_without_hint_or_error_is_described_by_nothing() {
        Html page = shown();

        assertThat(attribute(page.byId("email"), "aria-describedby")).isEmpty();
        assertThat(attribute(page.byId("email"), "aria-invalid")).isEmpty();
    }

    @Test
    void a_wrong_field_says_so_and_why_and_keeps_what_was_typed() {
        Html page = refused();

        assertThat(attribute(page.byId("cvr"), "aria-invalid")).contains("true");
        assertThat(attribute(page.byId("cvr"), "aria-describedby")).contains("cvr-hint cvr-error");
        assertThat(attribute(page.byId("cvr"), "value")).contains("12");
        assertThat(page.source()).contains("<span>CVR-nummeret har otte cifre</span>");
    }

    @Test
    void whoever_left_a_field_empty_is_told_only_that() {
        Html page = html(browser.post().uri("/catalogue").param("cvr", ""));

        assertThat(page.texts("li")).contains("Skriv CVR-nummeret").doesNotContain("CVR-nummeret har otte cifre");
    }

    @Test
    void a_question_with_answers_ties_its_error_to_the_group() {
        Html page = refused();

        String radios = page.tags("fieldset").get(0);
        assertThat(attribute(radios, "role")).contains("radiogroup");
        assertThat(attribute(radios, "aria-invalid")).contains("true");
        assertThat(attribute(radios, "aria-describedby")).contains("privateMitId-hint privateMitId-error");
        String boxes = page.tags("fieldset").get(1);
        assertThat(attribute(boxes, "aria-describedby")).contains("means-error");
    }

    @Test
    void answers_given_are_chosen_and_words_from_data_are_escaped() {
        Html page = shown();

        assertThat(page.byId("privateMitId")).contains("checked");
        assertThat(page.byId("privateMitId-2")).doesNotContain("checked");
        assertThat(page.byId("means")).contains("checked");
        assertThat(page.source()).contains("Chip &lt;FIDO2&gt;").contains("Ærø &amp; &lt;øer&gt;</textarea>");
        assertThat(page.all("<option value=\"NORTH\" selected")).hasSize(1);
    }

    @Test
    void the_summary_lists_each_problem_once_in_the_order_of_the_page() {
        Html page = refused();

        String summary = page.all("<div class=\"summary-error\".*?</div>").get(0);
        assertThat(new Html(summary).texts("h2")).containsExactly("Der er syv ting at rette");
        assertThat(new Html(summary).texts("li"))
                .containsExactly(
                        "Der skal stå mindst én begrundelse et sted",
                        "CVR-nummeret har otte cifre",
                        "Skriv en e-mailadresse som navn@eksempel.dk",
                        "Vælg, om I vil tillade privat MitID",
                        "Vælg mindst ét identifikationsmiddel",
                        "Skriv administratorens navn",
                        "Administratorens e-mailadresse mangler et @");
    }

    @Test
    void the_summary_leads_to_the_fields_also_to_the_first_answer_and_into_lists() {
        Html page = refused();

        List<String> links = page.all("<div class=\"summary-error\".*?</div>").stream()
                .flatMap(summary -> new Html(summary).tags("a").stream())
                .map(link -> attribute(link, "href").orElseThrow().substring(1))
                .toList();
        assertThat(links)
                .containsExactly(
                        "cvr", "email", "privateMitId", "means", "administrators-0-name", "administrators-0-email");
        links.forEach(id -> assertThat(page.byId(id)).startsWith("<input"));
    }

    @Test
    void the_summary_comes_first_is_announced_and_takes_focus_without_script() {
        Html page = refused();

        assertThat(page.source())
                .containsPattern(
                        "<main [^>]*>\\s*<div class=\"summary-error\" role=\"alert\" tabindex=\"-1\" autofocus>");
        assertThat(page.texts("title")).containsExactly("Fejl: Alle dele af siden – Ramme");
    }

    @Test
    void a_page_without_a_form_has_nothing_wrong() {
        Html page = html(browser.get().uri("/catalogue/plain"));

        assertThat(page.source()).doesNotContain("summary-error");
        assertThat(page.texts("title")).containsExactly("En side uden formular – Ramme");
    }

    @Test
    void a_form_is_sent_back_as_unprocessable() {
        assertThat(browser.post().uri("/catalogue")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_task_that_cannot_start_is_no_link_and_each_says_its_state() {
        Html page = shown();

        String tasks = page.all("<ol class=\"tasks\">.*?</ol>").get(0);
        assertThat(new Html(tasks).tags("a")).hasSize(5);
        assertThat(tasks)
                .contains(
                        "Løst",
                        "I gang",
                        "Ikke begyndt",
                        "Kræver handling",
                        "Ikke nødvendig",
                        "Kan ikke begyndes endnu");
        assertThat(tasks).doesNotContain("href=\"/setup/summary\"");
    }

    @Test
    void a_link_to_change_an_answer_says_which_one() {
        assertThat(shown().texts("dd")).contains("Ret svaret om privat MitID");
    }

    /** Nothing is lit before the first task is done, and each task after that closes a piece that can be seen (design finding 11). */
    @Test
    void the_frame_is_as_far_round_as_the_tasks_are_done() {
        var frames = shown().all("<aside class=\"frame\".*?</aside>");

        assertThat(frames).hasSize(3);
        assertThat(pieces(frames.get(0), "lit")).isEqualTo(3);
        assertThat(pieces(frames.get(0), "ghost")).isEqualTo(4);
        assertThat(frames.get(0)).contains("3 af 7 opgaver er løst").doesNotContain("class=\"whole\"");
        assertThat(ticks(frames.get(0))).as("one side has closed").isEqualTo(1);
        assertThat(pieces(frames.get(1), "lit")).as("nothing is done").isZero();
        assertThat(ticks(frames.get(1))).isZero();
        assertThat(frames.get(2)).contains("Alle 7 opgaver er løst", "class=\"whole\"");
        assertThat(ticks(frames.get(2))).isEqualTo(4);
    }

    private static int pieces(String frame, String kind) {
        return new Html(frame).all("<path [^>]*class=\"" + kind + "\"").size();
    }

    private static int ticks(String frame) {
        var closed = new Html(frame).all("<g class=\"closed\".*?</g>").get(0);
        return new Html(closed).all("<path ").size();
    }

    /** The task to go on with is lit, and what is still to be done says how long it takes (design finding 12). */
    @Test
    void the_task_to_go_on_with_is_the_current_one_and_says_how_long_it_takes() {
        var tasks = new Html(shown().all("<ol class=\"tasks\">.*?</ol>").get(0));

        assertThat(tasks.all("<li [^>]*aria-current=\"step\".*?</li>"))
                .singleElement()
                .satisfies(task -> assertThat(task).contains("class=\"now\"", "ca. 5 min"));
        assertThat(tasks.all("<li.*?</li>").get(0)).as("done").doesNotContain("min</span>");
    }

    @Test
    void a_list_says_where_one_is_and_offers_only_the_pages_there_are() {
        Html page = shown();

        assertThat(page.source()).contains("51–100 af 12.480", "1–3 af 3");
        assertThat(page.all("rel=\"next\"")).hasSize(1);
        assertThat(page.source()).contains("href=\"/people?after=b\"");
    }

    @Test
    void the_header_shows_whom_one_acts_for_and_where_one_is() {
        Html page = shown();

        String header = page.all("<header.*?</header>").get(0);
        assertThat(header).contains("Nordlys Energi A/S", "Karen Holm", "action=\"/logout\"");
        assertThat(new Html(header).all("<a [^>]*aria-current=\"true\"[^>]*><span>Opgaver"))
                .hasSize(1);
        assertThat(new Html(header).texts("a")).contains("Beskeder 3ulæste");
    }

    @Test
    void the_header_of_a_stranger_has_help_and_language_only() {
        String header = html(browser.get().uri("/catalogue/plain"))
                .all("<header.*?</header>")
                .get(0);

        assertThat(new Html(header).texts("a")).containsExactly("Ramme", "Hjælp", "English");
        assertThat(header).doesNotContain("logout");
    }

    @Test
    void a_notice_is_shown_on_the_next_page_as_a_status() {
        Html page = html(browser.get()
                .uri("/catalogue")
                .flashAttr("notice", "catalogue.saved")
                .flashAttr("noticeArguments", new Object[] {"Nordlys"}));

        assertThat(page.source())
                .containsPattern(
                        "(?s)role=\"status\">\\s*<div class=\"notice good\">.{0,400}<p>Svaret for Nordlys er gemt.</p>");
    }

    @Test
    void the_skip_link_comes_before_everything_else() {
        Html page = shown();

        assertThat(page.tags("a").get(0)).contains("href=\"#main\"");
        assertThat(page.byId("main")).startsWith("<main").contains("tabindex=\"-1\"");
        assertThat(page.tags("h1")).hasSize(1);
    }

    @Test
    void nothing_on_the_page_needs_inline_script_or_style() {
        for (Html page : List.of(shown(), refused())) {
            assertThat(page.all("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+="))
                    .isEmpty();
        }
    }

    private Html shown() {
        return html(browser.get().uri("/catalogue"));
    }

    private Html refused() {
        return html(browser.post()
                .uri("/catalogue")
                .param("cvr", "12")
                .param("email", "forkert")
                .param("about", " ")
                .param("administrators[0].email", "zz")
                .param("administrators[0].name", ""));
    }

    private static Html html(MockMvcTester.MockMvcRequestBuilder request) {
        try {
            String source = request.locale(Locale.forLanguageTag("da"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
            assertThat(source)
                    .as("a page drawn to its end")
                    .endsWith("</html>\n")
                    .doesNotContain("??");
            return new Html(source);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
