package dk.ramme.joining;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Dates;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** A representative chooses among what applicants have prepared, or begins themself. */
@Controller
class PreparedController {

    private final JoiningFlow walk;
    private final CaseReading reading;
    private final Dates dates;

    PreparedController(JoiningFlow walk, CaseReading reading, Dates dates) {
        this.walk = walk;
        this.reading = reading;
        this.dates = dates;
    }

    @GetMapping("/joining/prepared")
    String show(Model model, HttpSession session) {
        model.addAttribute("form", new PreparedForm(null));
        return page(sent(session), model);
    }

    @PostMapping("/joining/prepared")
    String submit(
            @Valid @ModelAttribute("form") PreparedForm form,
            BindingResult binding,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var sent = sent(session);
        if ("own".equals(form.choice())) {
            var address = sent.stream().findFirst().map(CaseView::address).orElse("");
            return "redirect:" + walk.begin(session, me, walk.represented(session), address, CaseRole.REPRESENTATIVE);
        }
        var chosen = sent.stream()
                .filter(one -> one.id().toString().equals(form.choice()))
                .findFirst();
        if (chosen.isPresent()) {
            walk.go(
                    session,
                    walk.place(session)
                            .in(chosen.get().organisationId(), chosen.get().id(), true));
            return "redirect:" + JoiningStep.ADMINISTRATORS.href();
        }
        if (!binding.hasErrors()) {
            binding.rejectValue("choice", "joining.prepared.choice.gone");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(sent, model);
    }

    private List<CaseView> sent(HttpSession session) {
        var organisation = walk.represented(session);
        return Tenancy.in(organisation, () -> reading.sent(organisation));
    }

    private String page(List<CaseView> sent, Model model) {
        var prepared = sent.stream()
                .map(one -> Choice.named(one.id().toString(), one.preparedBy(), dates.dateTime(one.sentAt())));
        model.addAttribute("choices", Stream.concat(prepared, Stream.of(own())).toList());
        model.addAttribute("walk", StepHeader.of(JoiningStep.ROLE, CaseRole.REPRESENTATIVE, null));
        return "joining/prepared";
    }

    private static Choice own() {
        return new Choice("own", "joining.prepared.own", "joining.prepared.own.hint");
    }

    /** Which prepared case a representative looks at, or that they begin one themself. */
    record PreparedForm(
            @NotNull(message = "{joining.prepared.choice.missing}")
            @Pattern(regexp = "own|[0-9a-f-]{36}", message = "{joining.prepared.choice.missing}")
            @Nullable
            String choice) {}
}
