package dk.ramme.login;

import dk.ramme.edge.FairShare;
import dk.ramme.means.Code;
import dk.ramme.means.LoginId;
import dk.ramme.means.Pin;
import dk.ramme.ration.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The door for separate MitID. */
@Controller
@RequestMapping(SeparateLoginController.PATH)
class SeparateLoginController {

    static final String PATH = "/login/separate";

    private static final String VIEW = "login/separate";

    private final SeparateLogin login;
    private final SeparateSession session;
    private final AddressRation tries;
    private final FairShare share;

    SeparateLoginController(
            SeparateLogin login,
            SeparateSession session,
            FairShare share,
            LoginLimits limits,
            RateLimits rations,
            Clock clock) {
        this.login = login;
        this.session = session;
        this.share = share;
        this.tries = new AddressRation("login-codes", limits.codesPerAddress(), limits.codes(), rations, clock);
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", new SeparateLoginForm(null, null, null));
        return VIEW;
    }

    @PostMapping
    @Nullable
    String submit(
            @Valid @ModelAttribute("form") SeparateLoginForm form,
            BindingResult binding,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!tries.take(request.getRemoteAddr())) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return null;
        }
        // comparing a PIN is slow on purpose, and anybody may ask for it
        if (!share.begin(PATH)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, FairShare.SOON);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return null;
        }
        try {
            return checked(form, binding, request, response);
        } finally {
            share.end(PATH);
        }
    }

    private String checked(
            SeparateLoginForm form, BindingResult binding, HttpServletRequest request, HttpServletResponse response) {
        var me = binding.hasErrors() ? Optional.<SignedIn>empty() : check(form);
        if (me.isPresent()) {
            return "redirect:" + session.begin(me.get(), request, response);
        }
        if (!binding.hasErrors()) {
            binding.rejectValue("code", "login.separate.code.wrong");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return VIEW;
    }

    private Optional<SignedIn> check(SeparateLoginForm form) {
        var pin = Pin.parse(form.pin()).orElse(null);
        return LoginId.parse(form.id())
                .flatMap(id -> Code.parse(form.code()).flatMap(code -> login.check(id, pin, code)));
    }

    /**
     * User ID, PIN and code, as they were typed.
     *
     * @param pin left empty for a means of before PINs were asked for
     */
    record SeparateLoginForm(
            @NotBlank(message = "{login.separate.id.missing}") @Nullable
            String id,

            @Pattern(regexp = "\\s*|\\s*(?:[0-9]\\s*){6,12}", message = "{login.separate.pin.shape}") @Nullable
            String pin,

            @NotBlank(message = "{login.separate.code.missing}") @Nullable
            String code) {

        @Override
        public String toString() {
            return "SeparateLoginForm[****]";
        }
    }
}
