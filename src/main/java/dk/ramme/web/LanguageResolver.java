package dk.ramme.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** Danish first, English second: what the person chose, else what the browser asks for, else Danish. */
@Component("localeResolver")
class LanguageResolver extends AcceptHeaderLocaleResolver {

    static final String COOKIE = "ramme-language";
    static final Locale DANISH = Locale.forLanguageTag("da");
    private static final List<Locale> LANGUAGES = List.of(DANISH, Locale.ENGLISH);

    LanguageResolver() {
        setSupportedLocales(LANGUAGES);
        setDefaultLocale(DANISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null)
            for (Locale language : LANGUAGES) if (language.getLanguage().equals(chosen.getValue())) return language;
        return super.resolveLocale(request);
    }
}
