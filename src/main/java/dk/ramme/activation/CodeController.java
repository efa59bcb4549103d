package dk.ramme.activation;

import dk.ramme.link.LinkPurpose;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes.Attempt;
import dk.ramme.login.CodePage;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.people.Helpers;
import dk.ramme.people.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** Asks a user who is known by birth date only for the code their administrator gave them (T28). */
@Controller
@RequestMapping(CodeController.PATH)
class CodeController extends CodePage<User> {

    static final String PATH = "/activate/code";

    private final SelfActivation activation;
    private final UserIdentification identification;
    private final ActivationCodes codes;
    private final Helpers helpers;

    CodeController(
            Parts parts,
            SelfActivation activation,
            UserIdentification identification,
            ActivationCodes codes,
            Helpers helpers) {
        super(
                new Ways(
                        LinkPurpose.ACTIVATION,
                        ActivationLogin.NAME,
                        "/activate",
                        "/activate/again",
                        "activation/code"),
                parts);
        this.activation = activation;
        this.identification = identification;
        this.codes = codes;
        this.helpers = helpers;
    }

    @Override
    protected Optional<User> find(MailedLink link, MitIdIdentity identity) {
        return Optional.of(activation.user(link.subjectId()))
                .filter(user -> ActivationLogin.isSameByBirthDate(user, identity));
    }

    @Override
    protected void wrong(Asked<User> asked, Attempt attempt) {
        codes.wrong(asked.link().subjectId(), attempt);
    }

    @Override
    protected UUID right(Asked<User> asked, UUID code) {
        identification.identified(asked.link(), asked.identity(), null, code);
        return asked.link().subjectId();
    }

    @Override
    protected void fill(Asked<User> asked, Model model) {
        model.addAttribute("organisation", activation.organisation());
        model.addAttribute(
                "administrators", helpers.of(asked.link().subjectId()).people());
        model.addAttribute("known", asked.whom().isIdentified());
        model.addAttribute("open", codes.canBeTyped(asked.link().subjectId()));
    }

    @Override
    protected RuntimeException closed() {
        return new UserIdentification.LinkDead();
    }

    @ExceptionHandler(UserIdentification.LinkDead.class)
    String dead() {
        return "redirect:" + ActivationLogin.CLOSED;
    }

    @ExceptionHandler(DuplicateKeyException.class)
    String already(HttpServletRequest request) {
        return "redirect:/activate/already?link="
                + UUID.fromString(request.getParameter("link")).toString();
    }
}
