package dk.ramme.login;

import static java.util.stream.Collectors.joining;

import dk.ramme.login.Memberships.Membership;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Numbers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/** Lets a person act for another of their organisations. What they may choose is looked up at that moment. */
@Service
class OrganisationChoice {

    private final Memberships memberships;
    private final Sessions sessions;
    private final LoginTrail trail;
    private final WantedPage wanted;
    private final MessageSource messages;
    private final Numbers numbers;

    OrganisationChoice(
            Memberships memberships,
            Sessions sessions,
            LoginTrail trail,
            WantedPage wanted,
            MessageSource messages,
            Numbers numbers) {
        this.memberships = memberships;
        this.sessions = sessions;
        this.trail = trail;
        this.wanted = wanted;
        this.messages = messages;
        this.numbers = numbers;
    }

    List<Choice> options(SignedIn me) {
        return memberships.of(me.issuer(), me.subject()).stream()
                .map(open -> Choice.named(open.organisationId().toString(), open.organisationName(), about(open)))
                .toList();
    }

    /** Two organisations may have the same name, and what one may do differs: the number and the roles tell them apart. */
    private String about(Membership open) {
        var locale = LocaleContextHolder.getLocale();
        var role = open.roles().isEmpty()
                ? messages.getMessage("login.organisation.user", null, locale)
                : open.roles().stream()
                        .map(held -> messages.getMessage("home.me.role." + held, null, locale))
                        .collect(joining(", "));
        return messages.getMessage(
                "login.organisation.about", new Object[] {numbers.cvr(open.cvr().value()), role}, locale);
    }

    Optional<Membership> find(SignedIn me, @Nullable String organisationId) {
        return memberships.of(me.issuer(), me.subject()).stream()
                .filter(open -> open.organisationId().toString().equals(organisationId))
                .findFirst();
    }

    /** @return where to go on */
    String act(SignedIn me, Membership chosen, HttpServletRequest request, HttpServletResponse response) {
        var next = new SignedIn(
                me.issuer(),
                me.subject(),
                me.personName(),
                me.level(),
                me.authTime(),
                chosen.organisationId(),
                chosen.userId());
        sessions.change(next, request, response);
        trail.organisationChosen(next);
        var page = wanted.take(request, response);
        return page == null ? "/" : page;
    }
}
