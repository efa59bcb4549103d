package dk.ramme.joining;

import static java.util.stream.Collectors.joining;

import dk.ramme.link.BaseUrl;
import dk.ramme.login.SealedGuest;
import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Check your answers; then a representative approves, and an applicant sends it to one. */
@Controller
class SummaryController {

    private final JoiningFlow walk;
    private final JoiningPreparation preparation;
    private final JoiningApproval approval;
    private final SealedGuest guests;
    private final BaseUrl baseUrl;

    SummaryController(
            JoiningFlow walk,
            JoiningPreparation preparation,
            JoiningApproval approval,
            SealedGuest guests,
            BaseUrl baseUrl) {
        this.walk = walk;
        this.preparation = preparation;
        this.approval = approval;
        this.guests = guests;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/joining/summary")
    String show(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        return page(walk.require(session, me, JoiningStep.SUMMARY), model, session);
    }

    /** @param seen whom the page listed: what is approved is what was seen */
    @PostMapping("/joining/summary")
    String submit(
            @RequestParam(defaultValue = "") String seen,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        var found = walk.require(session, me, JoiningStep.SUMMARY);
        if (!seen.equals(listed(found))) {
            model.addAttribute("changed", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(found, model, session);
        }
        var place = walk.place(session);
        if (!place.representative()) {
            Tenancy.in(place.organisation(), () -> preparation.send(place, me));
            return "redirect:/joining/sent";
        }
        Tenancy.in(place.organisation(), () -> approval.approve(place, me, seen));
        guests.forget();
        return "redirect:/joining/done";
    }

    @PostMapping("/joining/reject")
    String reject(@AuthenticationPrincipal SignedIn me, HttpSession session, RedirectAttributes flash) {
        var place = walk.place(session);
        var found = walk.find(place, me);
        Tenancy.in(place.organisation(), () -> approval.reject(place, me));
        walk.go(session, place.representing(place.organisation()));
        Notice.good(flash, "joining.rejected");
        return found.joined() ? "redirect:/joining/status" : "redirect:/joining/company";
    }

    @GetMapping("/joining/done")
    String done(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.find(walk.place(session), me);
        if (found.state() != CaseState.APPROVED) {
            throw new StepRedirected(JoiningStep.SUMMARY);
        }
        var role = walk.place(session).role();
        model.addAttribute("walk", StepHeader.finished(role, found.organisation()));
        model.addAttribute("found", found);
        model.addAttribute("representative", role == CaseRole.REPRESENTATIVE);
        return "joining/done";
    }

    @GetMapping("/joining/sent")
    String sent(@AuthenticationPrincipal SignedIn me, Model model, HttpSession session) {
        var found = walk.find(walk.place(session), me);
        if (found.state() != CaseState.SENT || walk.place(session).representative()) {
            throw new StepRedirected(JoiningStep.SUMMARY);
        }
        model.addAttribute("found", found);
        model.addAttribute("link", baseUrl.to("/joining?cvr=" + found.cvr().value()));
        return "joining/sent";
    }

    @PostMapping("/joining/recall")
    String recall(@AuthenticationPrincipal SignedIn me, HttpSession session) {
        var place = walk.place(session);
        walk.find(place, me);
        Tenancy.in(place.organisation(), () -> preparation.recall(place, me));
        return "redirect:" + JoiningStep.ADMINISTRATORS.href();
    }

    private String page(CaseView found, Model model, HttpSession session) {
        var place = walk.place(session);
        model.addAttribute("walk", StepHeader.of(JoiningStep.SUMMARY, place.role(), found.organisation()));
        model.addAttribute("found", found);
        model.addAttribute("seen", listed(found));
        model.addAttribute("representative", place.representative());
        model.addAttribute("version", Terms.VERSION);
        return "joining/summary";
    }

    private static String listed(CaseView found) {
        return found.administrators().stream()
                .map(one -> one.appointmentId().toString())
                .collect(joining(","));
    }
}
