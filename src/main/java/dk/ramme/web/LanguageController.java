package dk.ramme.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers the language a person chooses and takes them back to the page they were on. */
@Controller
class LanguageController {

    /**
     * A path on this site: one slash first, and only what may stand in an address. A second slash or a backslash would lead
     * away; a longer one would not fit into an answer.
     */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@/?%-]{0,2000}");

    private static final Duration A_YEAR = Duration.ofDays(365);

    @GetMapping("/language/{language:da|en}")
    ResponseEntity<Void> choose(
            @PathVariable String language,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(LanguageResolver.COOKIE, language)
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, from != null && isLocal(from) ? from : "/")
                .build();
    }

    static boolean isLocal(String address) {
        return LOCAL.matcher(address).matches();
    }
}
