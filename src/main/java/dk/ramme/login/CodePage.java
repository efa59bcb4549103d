package dk.ramme.login;

import dk.ramme.link.CodeCheck;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks somebody who is known by birth date only for the code they were given, after MitID has said that name and birth date are
 * theirs (T28). Until the code is right they are a guest. Whom a link is for says the subclass.
 *
 * @param <T> whom the link is for
 */
public abstract class CodePage<T> {

    private final Ways ways;
    private final Parts parts;

    protected CodePage(Ways ways, Parts parts) {
        this.ways = ways;
        this.parts = parts;
    }

    @GetMapping
    String show(@RequestParam UUID link, Model model) {
        var asked = asked(link);
        model.addAttribute("form", new CodeForm(link, null));
        return page(asked, model);
    }

    @PostMapping
    String submit(
            @ModelAttribute("form") CodeForm form,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (form.link() == null) {
            throw closed();
        }
        var asked = asked(form.link());
        var code = OneTimeCode.parse(form.code()).orElse(null);
        if (code == null) {
            binding.rejectValue("code", "activation.code.code.malformed");
        } else {
            var user = new AtomicReference<@Nullable UUID>();
            var left = new AtomicInteger();
            var answer = Tenancy.in(asked.link().organisationId(), () -> check(asked, code, user, left));
            var admitted = user.get();
            if (answer == CodeCheck.Answer.RIGHT && admitted != null) {
                parts.admission.admit(asked.link().organisationId(), admitted, ways.login, request, response);
                return "redirect:" + ways.on;
            }
            refuse(answer, left.get(), binding);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(asked, model);
    }

    /** Where no code can be right any more, there is no field either that an error could lead to. */
    private static void refuse(CodeCheck.Answer answer, int left, BindingResult binding) {
        var key = "activation.code.code." + answer;
        if (answer == CodeCheck.Answer.WRONG) {
            binding.rejectValue("code", key, new Object[] {left}, null);
        } else {
            binding.reject(key);
        }
    }

    private CodeCheck.Answer check(
            Asked<T> asked, OneTimeCode code, AtomicReference<@Nullable UUID> user, AtomicInteger left) {
        return parts.check.check(
                asked.link(),
                code,
                attempt -> {
                    left.set(attempt.left());
                    wrong(asked, attempt);
                },
                id -> user.set(right(asked, id)));
    }

    private String page(Asked<T> asked, Model model) {
        Tenancy.in(asked.link().organisationId(), () -> fill(asked, model));
        return ways.template;
    }

    /** Whoever has the address but not the login is sent back to the link, which asks for it. */
    private Asked<T> asked(UUID id) {
        var link = parts.links.findLive(id, ways.purpose).orElseThrow(this::closed);
        var identity = parts.guest.current().orElseThrow(NotLoggedIn::new);
        var whom = Tenancy.in(link.organisationId(), () -> find(link, identity)).orElseThrow(NotLoggedIn::new);
        return new Asked<>(link, identity, whom);
    }

    /** Whom the link is for; empty when it is not the person who has logged in. */
    protected abstract Optional<T> find(MailedLink link, MitIdIdentity identity);

    /** Somebody has typed a wrong code. */
    protected abstract void wrong(Asked<T> asked, TemporaryCodes.Attempt attempt);

    /** The code is right, and used up with what it opens. @return the user who is let in */
    protected abstract UUID right(Asked<T> asked, UUID code);

    /** What the page says besides asking. */
    protected abstract void fill(Asked<T> asked, Model model);

    /** The link is dead. */
    protected abstract RuntimeException closed();

    @ExceptionHandler(NotLoggedIn.class)
    String notLoggedIn() {
        return "redirect:" + ways.again;
    }

    /** What is typed; the link is carried along. */
    record CodeForm(@Nullable UUID link, @Nullable String code) {}

    /** Who is asked. */
    public record Asked<T>(MailedLink link, MitIdIdentity identity, T whom) {}

    /**
     * Where it leads.
     *
     * @param login as which whoever comes is let in
     * @param on where they go then
     * @param again where whoever has not logged in goes
     */
    public record Ways(LinkPurpose purpose, String login, String on, String again, String template) {}

    /** What it is made with, whoever is asked. */
    @Component
    public record Parts(Links links, SealedGuest guest, CodeCheck check, Admission admission) {}

    private static class NotLoggedIn extends RuntimeException {}
}
