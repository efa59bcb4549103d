package dk.ramme.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every list that is handed out as a file is written in one way. */
class CsvDownloadTests {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final CsvDownload file = new CsvDownload(response, "ændringer.csv");

    @Test
    void a_danish_spreadsheet_opens_it_as_it_is_and_runs_nothing() throws Exception {
        file.line(List.of("Navn", "RID"));
        file.line(List.of("Åse \"Æ\" Øe; leder", "=1+1"));
        file.end();

        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .endsWith("filename*=UTF-8''%C3%A6ndringer.csv");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFF"Navn";"RID"\r
                "Åse ""Æ"" Øe; leder";"'=1+1"\r
                """);
    }

    @Test
    void nothing_is_said_before_the_first_line() {
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void a_list_of_nobody_is_a_file_too() throws Exception {
        file.end();

        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF");
    }
}
