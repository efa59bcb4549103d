package dk.ramme.ui;

import dk.ramme.ui.Task.TaskState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every fragment in every state, for the tests and for whoever wants to see what there is. */
@Controller
@Profile(CatalogueApplication.PROFILE)
@RequestMapping("/catalogue")
class CatalogueController {

    /** The components stand in another order than the alphabet's, as the fields do on the page. */
    record CatalogueForm(
            @NotBlank(message = "Skriv CVR-nummeret")
            @Pattern(regexp = "\\d{8}", message = "CVR-nummeret har otte cifre")
            @Nullable
            String cvr,

            @NotBlank(message = "Skriv en e-mailadresse")
            @Email(message = "Skriv en e-mailadresse som navn@eksempel.dk")
            @Nullable
            String email,

            @NotNull(message = "Vælg, om I vil tillade privat MitID") @Nullable
            String privateMitId,

            @NotEmpty(message = "Vælg mindst ét identifikationsmiddel") @Nullable
            List<String> means,

            @Nullable String region,
            @Nullable String about,
            @Nullable MultipartFile source,
            @Valid @Nullable List<Administrator> administrators) {}

    record Administrator(
            @NotBlank(message = "Skriv administratorens navn") @Nullable
            String name,

            @Email(message = "Administratorens e-mailadresse mangler et @") @Nullable
            String email) {}

    @ModelAttribute
    void pieces(Model page) {
        page.addAttribute(
                "yesOrNo",
                List.of(new Choice("YES", "catalogue.yes", "catalogue.yes.hint"), new Choice("NO", "catalogue.no")));
        page.addAttribute(
                "means",
                List.of(
                        new Choice("APP", "catalogue.app"),
                        Choice.named("CHIP", "Chip <FIDO2>", "Sættes i computeren")));
        page.addAttribute(
                "regions",
                List.of(new Choice("", "catalogue.region.none"), Choice.named("NORTH", "Nordjylland", null)));
        page.addAttribute(
                "tasks",
                List.of(
                        new Task(
                                1,
                                "catalogue.task.identity",
                                "Bekræftet med MitID i dag kl. 10.42",
                                "/setup/identity",
                                TaskState.DONE,
                                0,
                                false),
                        new Task(
                                2,
                                "catalogue.task.import",
                                "248 brugere importeres lige nu",
                                "/setup/import",
                                TaskState.IN_PROGRESS,
                                5,
                                true),
                        new Task(
                                3,
                                "catalogue.task.private",
                                "Må jeres brugere bruge deres private MitID i arbejdet?",
                                "/setup/private",
                                TaskState.NOT_STARTED,
                                1,
                                false),
                        new Task(
                                4,
                                "catalogue.task.administrators",
                                "I har én organisationsadministrator. Vi anbefaler mindst to",
                                "/setup/administrators",
                                TaskState.ATTENTION,
                                3,
                                false),
                        new Task(5, "catalogue.task.skipped", null, "/setup/skipped", TaskState.SKIPPED, 0, false),
                        new Task(
                                6,
                                "catalogue.task.summary",
                                "Først her træder jeres valg i kraft",
                                "/setup/summary",
                                TaskState.CANNOT_START,
                                2,
                                false)));
        page.addAttribute(
                "rows",
                List.of(
                        new SummaryRow(
                                "catalogue.task.private",
                                "Ja, hvis brugeren selv ønsker det",
                                "/setup/private",
                                "catalogue.change.private"),
                        new SummaryRow(
                                "catalogue.row.means",
                                List.of("App", "Kodeviser"),
                                "/setup/means",
                                "catalogue.change.means"),
                        new SummaryRow("catalogue.row.cvr", "24 25 67 90")));
        page.addAttribute("middle", new Pager("/people?before=a", "/people?after=b", 51, 100, 12480));
        page.addAttribute("alone", new Pager(null, null, 1, 3, 3));
    }

    @GetMapping
    String show(Model page) {
        page.addAttribute(
                "form",
                new CatalogueForm(
                        "24256790",
                        "",
                        "YES",
                        List.of("APP"),
                        "NORTH",
                        "Ærø & <øer>",
                        null,
                        List.of(
                                new Administrator("Søren Ågård", ""),
                                new Administrator("Åse Bæk", "aase@nordlys.example"))));
        return "ui/catalogue";
    }

    @PostMapping
    String submit(
            @Valid @ModelAttribute("form") CatalogueForm form,
            BindingResult binding,
            RedirectAttributes next,
            jakarta.servlet.http.HttpServletResponse response) {
        if (form.about() != null && form.about().isBlank()) binding.reject("catalogue.whole");
        if (binding.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "ui/catalogue";
        }
        next.addFlashAttribute("notice", "catalogue.saved");
        next.addFlashAttribute("noticeArguments", new Object[] {"Nordlys"});
        return "redirect:/catalogue";
    }

    /** A page without a form. */
    @GetMapping("/plain")
    String plain() {
        return "ui/plain";
    }

    @GetMapping("/fails/{status}")
    String fails(@PathVariable int status) {
        if (status == 500) throw new IllegalStateException("a secret that must not be shown");
        throw new ResponseStatusException(HttpStatus.valueOf(status));
    }
}
