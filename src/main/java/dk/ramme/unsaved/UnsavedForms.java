package dk.ramme.unsaved;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the form somebody sent in vain (S8). Only what a page of ours was drawn with, for that person, is kept, and for a
 * short while; it is never sent on by itself, but shown to the same person again.
 */
@Component
public class UnsavedForms {

    /** The field that bears the mark of a form. */
    public static final String MARK = "_form";

    private static final String KEPT = UnsavedForms.class.getName() + ".kept";
    private static final String OF_ANOTHER = UnsavedForms.class.getName() + ".ofAnother";

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int MOST_SIGNS = 65_536;
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final FormMarks marks;
    private final CprVault vault;
    private final JsonMapper json;
    private final Clock clock;

    UnsavedForms(FormMarks marks, CprVault vault, JsonMapper json, Clock clock) {
        this.marks = marks;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** The page the form stands on; empty when no page of ours was drawn with it, or another site sent it. */
    public Optional<String> page(HttpServletRequest request) {
        return mark(request).map(FormMark::page);
    }

    /** Whether the form was drawn for whoever is logged in now. */
    public boolean isOfCurrent(HttpServletRequest request) {
        return mark(request).map(FormMark::owner).equals(marks.owner());
    }

    /** Keeps what was typed in the session, which is made if there is none; nothing of a form that is not ours. */
    public void keep(HttpServletRequest request) {
        mark(request).ifPresent(mark -> request.getSession().setAttribute(KEPT, sealed(mark, request)));
    }

    /** What a session keeps, for the one that follows it. */
    public @Nullable Object of(@Nullable HttpSession session) {
        return session == null ? null : session.getAttribute(KEPT);
    }

    /**
     * Gives the session that follows what the former one kept; of another person, or for another organisation, it is
     * forgotten.
     *
     * @param undecided whether the person has still to say for which organisation they act
     */
    public void handOn(@Nullable Object kept, boolean undecided, HttpServletRequest request) {
        if (!(kept instanceof UnsavedForm form)) return;
        if (undecided || isMine(form)) {
            request.getSession().setAttribute(KEPT, form);
        } else {
            request.setAttribute(OF_ANOTHER, true);
        }
    }

    /** Whether in this request a form was forgotten because it was another person's: where it stood is not for this one. */
    public static boolean wasOfAnother(HttpServletRequest request) {
        return request.getAttribute(OF_ANOTHER) != null;
    }

    /** The page of a form with a file in it, where the person is told to choose the file again. */
    public static String fileAgain(String page) {
        return page + "?" + FormFilling.FILE_AGAIN;
    }

    /** Where the person who is logged in now left a form. */
    public Optional<String> waiting(@Nullable HttpSession session) {
        return of(session) instanceof UnsavedForm form && isMine(form) ? Optional.of(form.page()) : Optional.empty();
    }

    /** Takes out what waits for this page; it is shown once. */
    Optional<Typed> take(HttpSession session, String page) {
        if (!(of(session) instanceof UnsavedForm form) || !form.page().equals(page)) return Optional.empty();
        session.removeAttribute(KEPT);
        return isMine(form) && clock.instant().isBefore(form.until())
                ? Optional.of(new Typed(form.action(), opened(form)))
                : Optional.empty();
    }

    private Optional<FormMark> mark(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin")
                ? marks.read(request.getParameter(MARK), request.getRequestURI())
                : Optional.empty();
    }

    private boolean isMine(UnsavedForm form) {
        return marks.owner().filter(form.owner()::equals).isPresent();
    }

    private UnsavedForm sealed(FormMark mark, HttpServletRequest request) {
        var fields = new TreeMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (Secrets.mayBeKept(name)) fields.put(name, List.of(values));
        });
        var text = json.writeValueAsString(fields);
        var id = UUID.randomUUID();
        return new UnsavedForm(
                id,
                mark.page(),
                request.getRequestURI(),
                mark.owner(),
                clock.instant().plus(PATIENCE),
                vault.sealText(text.length() > MOST_SIGNS ? "{}" : text, place(mark.owner(), id)));
    }

    private Map<String, List<String>> opened(UnsavedForm form) {
        return json.readValue(vault.openText(form.typed(), place(form.owner(), form.id())), FIELDS);
    }

    private static SealContext place(UUID owner, UUID id) {
        return new SealContext("spring_session", "unsaved_form", owner, id);
    }

    /** @param fields the names of the fields and what they held, without secrets */
    record Typed(String action, Map<String, List<String>> fields) {}

    /** Which fields of a form are not kept: what proves who somebody is, and what belongs to the page that was drawn. */
    static final class Secrets {

        /** Words a name is made of that say so: {@code pin}, {@code pinAgain}, {@code newPassword}. */
        private static final Set<String> WORDS = Set.of("pin", "password", "secret", "token");

        /** A code, and the two in a row of a device; a postal code is none. */
        private static final Set<String> NAMES = Set.of("code", "first", "second");

        private Secrets() {}

        static boolean mayBeKept(String name) {
            return !name.startsWith("_")
                    && !NAMES.contains(name)
                    && Arrays.stream(name.split("(?=[A-Z])|[^A-Za-z]"))
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .noneMatch(WORDS::contains);
        }
    }

    /**
     * A form as a session keeps it.
     *
     * @param page where it stood
     * @param action where it was sent to
     * @param typed the fields and what they held, sealed for the owner
     */
    record UnsavedForm(UUID id, String page, String action, UUID owner, Instant until, byte[] typed)
            implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "UnsavedForm[" + action + "]";
        }
    }
}
