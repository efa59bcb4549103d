package dk.ramme.imports;

import dk.ramme.imports.ReadAgain.Answer;
import dk.ramme.imports.row.DateOrder;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.NameOrder;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.TextEncoding;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.Sections;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a list was read, and how else it can be read, before anything of it is imported. */
@Controller
@RequestMapping({
    "/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/reading/{section}",
    ManyUsersController.PATH + "/{id:[0-9a-f]{8}-[0-9a-f-]{27}}/reading/{section}"
})
class ReadingController {

    private static final String PAGE = "imports/reading";

    private final ImportReports reports;
    private final ReadingSamples samples;
    private final ReadAgain again;
    private final FileRefusals refusals;

    ReadingController(ImportReports reports, ReadingSamples samples, ReadAgain again, FileRefusals refusals) {
        this.reports = reports;
        this.samples = samples;
        this.again = again;
        this.refusals = refusals;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @PathVariable Section section,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request) {
        var run = found(id, request);
        if (run.state() != ImportState.READY) return closed(run, flash);
        var reading = reading(run, section);
        model.addAttribute("form", ReadingForm.of(reading));
        fill(model, run, section, reading);
        return PAGE;
    }

    @PostMapping
    ModelAndView submit(
            @PathVariable UUID id,
            @PathVariable Section section,
            @ModelAttribute("form") ReadingForm form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request) {
        var run = found(id, request);
        if (run.state() != ImportState.READY) return new ModelAndView(closed(run, flash));
        var reading = reading(run, section);
        try {
            return answered(run, again.read(id, section, form.said(reading), form.seenText()), flash);
        } catch (FileRefused refused) {
            refusals.show(refused, binding, ReadingForm.ENCODING);
            fill(model, run, section, reading);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView answered(ImportRun run, Answer answer, RedirectAttributes flash) {
        if (answer == Answer.CLOSED) return new ModelAndView(closed(run, flash));
        var said = "imports.reading." + answer;
        if (answer == Answer.CHANGED_MEANWHILE) Notice.warm(flash, said);
        else Notice.good(flash, said);
        return new ModelAndView("redirect:" + run.href());
    }

    private void fill(Model model, ImportRun run, Section section, Reading reading) {
        model.addAllAttributes(Map.of(
                "run", run,
                "list", section,
                "reading", reading,
                "encodings", samples.of(run, section, reading),
                "page", run.creates() ? "people" : "setup"));
    }

    private Reading reading(ImportRun run, Section section) {
        return reports.sections(run).stream()
                .filter(head -> head.section() == section)
                .map(Sections.Head::reading)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ImportRun found(UUID id, HttpServletRequest request) {
        return reports.find(id, RunController.isCreation(request))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String closed(ImportRun run, RedirectAttributes flash) {
        Notice.warm(flash, "imports.decided-no-more");
        return "redirect:" + run.href();
    }

    /**
     * What was ticked of how a list is to be read; what the page did not ask about is null.
     *
     * @param rest whether columns without a title hold the rest of the name
     * @param active words for a status that mean that a signature is in use
     * @param seen what stood when the page was shown
     */
    record ReadingForm(
            @Nullable String encoding,
            @Nullable String birth,
            @Nullable String until,
            @Nullable String names,
            @Nullable String rest,
            @Nullable List<String> active,
            @Nullable String seen) {

        static final String ENCODING = "encoding";

        private static final String YES = "yes";
        private static final String NO = "no";

        /** As it is read now. */
        static ReadingForm of(Reading reading) {
            var encoding = reading.encoding();
            var said = reading.said();
            return new ReadingForm(
                    encoding == null ? null : encoding.name(),
                    name(said.birth()),
                    name(said.until()),
                    reading.conventions().names().name(),
                    Boolean.FALSE.equals(said.restOfName()) ? NO : YES,
                    List.copyOf(said.active()),
                    said.asText());
        }

        private static @Nullable String name(@Nullable Enum<?> value) {
            return value == null ? null : value.name();
        }

        String seenText() {
            return Objects.requireNonNullElse(seen, "");
        }

        /** Nothing is said where it is as the columns tell themselves; what cannot be meant is not said. */
        Said said(Reading reading) {
            var former = reading.said();
            var chosen = one(TextEncoding.class, encoding);
            boolean other = chosen != null
                    && chosen != reading.encoding()
                    && reading.encodings().contains(chosen);
            var order = one(NameOrder.class, names);
            var ticked = active == null ? List.<String>of() : active;
            return new Said(
                    other ? chosen : former.encoding(),
                    one(DateOrder.class, birth),
                    one(DateOrder.class, until),
                    order == reading.told().nameOrder() ? null : order,
                    NO.equals(rest) ? Boolean.FALSE : null,
                    reading.statuses().keySet().stream()
                            .filter(ticked::contains)
                            .collect(Collectors.toSet()));
        }

        private static <E extends Enum<E>> @Nullable E one(Class<E> of, @Nullable String name) {
            return Arrays.stream(of.getEnumConstants())
                    .filter(value -> value.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
