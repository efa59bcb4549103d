package dk.ramme.activation;

import dk.ramme.link.CodeCheck;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.Admission;
import dk.ramme.login.GuestIdentity;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks a user who is known by birth date only for the code their administrator gave them, after MitID has said that name
 * and birth date are the user's (T28). Until the code is right they are a guest.
 */
@Controller
@RequestMapping(CodeController.PATH)
class CodeController {

    static final String PATH = "/activate/code";

    private final Links links;
    private final GuestIdentity guest;
    private final SelfActivation activation;
    private final UserIdentification identification;
    private final CodeCheck check;
    private final ActivationCodes codes;
    private final Administrators administrators;
    private final Admission admission;

    CodeController(
            Links links,
            GuestIdentity guest,
            SelfActivation activation,
            UserIdentification identification,
            CodeCheck check,
            ActivationCodes codes,
            Administrators administrators,
            Admission admission) {
        this.links = links;
        this.guest = guest;
        this.activation = activation;
        this.identification = identification;
        this.check = check;
        this.codes = codes;
        this.administrators = administrators;
        this.admission = admission;
    }

    @GetMapping
    String show(@RequestParam UUID link, Model model) {
        var mailed = link(link);
        requireSame(mailed);
        model.addAttribute("form", new CodeForm(link, null));
        return page(mailed, model);
    }

    @PostMapping
    String submit(
            @ModelAttribute("form") CodeForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (form.link() == null) {
            throw new UserIdentification.LinkDead();
        }
        var mailed = link(form.link());
        var identity = requireSame(mailed);
        var code = OneTimeCode.parse(form.code()).orElse(null);
        if (code == null) {
            binding.rejectValue("code", "activation.code.code.malformed");
        } else {
            var answer = Tenancy.in(mailed.organisationId(), () -> check(mailed, identity, code));
            if (answer == CodeCheck.Answer.RIGHT) {
                admission.admit(mailed.organisationId(), mailed.subjectId(), ActivationLogin.NAME, request, response);
                return "redirect:/activate";
            }
            binding.rejectValue("code", "activation.code.code." + answer);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(mailed, model);
    }

    private CodeCheck.Answer check(MailedLink link, MitIdIdentity identity, OneTimeCode code) {
        return check.check(
                link,
                code,
                attempt -> codes.wrong(link.subjectId(), attempt),
                id -> identification.identified(link, identity, null, id));
    }

    private String page(MailedLink link, Model model) {
        try (var scope = Tenancy.enter(link.organisationId())) {
            model.addAttribute("organisation", activation.organisation());
            model.addAttribute("administrators", administrators.ofUsers());
            model.addAttribute("known", activation.user(link.subjectId()).isIdentified());
            model.addAttribute("open", codes.canBeTyped(link.subjectId()));
            return "activation/code";
        }
    }

    /** Whoever has the address but not the login is sent back to the link, which asks for it. */
    private MitIdIdentity requireSame(MailedLink link) {
        return guest.current()
                .filter(identity -> Tenancy.in(
                        link.organisationId(),
                        () -> ActivationLogin.isSameByBirthDate(activation.user(link.subjectId()), identity)))
                .orElseThrow(NotLoggedIn::new);
    }

    private MailedLink link(UUID id) {
        return links.findLive(id, LinkPurpose.ACTIVATION).orElseThrow(UserIdentification.LinkDead::new);
    }

    @ExceptionHandler(UserIdentification.LinkDead.class)
    String dead() {
        return "redirect:" + ActivationLogin.CLOSED;
    }

    @ExceptionHandler(NotLoggedIn.class)
    String notLoggedIn() {
        return "redirect:/activate/again";
    }

    @ExceptionHandler(DuplicateKeyException.class)
    String already(HttpServletRequest request) {
        return "redirect:/activate/already?link="
                + UUID.fromString(request.getParameter("link")).toString();
    }

    /** What is typed; the link is carried along. */
    record CodeForm(@Nullable UUID link, @Nullable String code) {}

    static class NotLoggedIn extends RuntimeException {}
}
