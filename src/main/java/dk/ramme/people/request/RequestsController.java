package dk.ramme.people.request;

import dk.ramme.people.request.Request.AlreadyAnswered;
import dk.ramme.ui.Choice;
import dk.ramme.ui.Notice;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Answering is the same whatever is asked for: a list, a page for each, yes or no, and a word to whoever comes too late. What
 * it is says the subclass.
 *
 * @param <R> a request as its page shows it
 * @param <F> yes or no, as typed
 */
public abstract class RequestsController<R, F extends RequestsController.Decision> {

    private final String address;
    private final String page;
    private final String given;
    private final List<Choice> decisions;

    /**
     * @param address of the list
     * @param page the template of one request, whose messages are named after it; that of the list is its plural
     * @param given what the message after a yes is called
     */
    protected RequestsController(String address, String page, String given) {
        this.address = address;
        this.page = page;
        this.given = given;
        this.decisions = List.of(new Choice("YES", message("yes")), new Choice("NO", message("no")));
    }

    /** Those that wait for an answer, oldest first. */
    protected abstract List<R> waiting();

    /**
     * @throws Request.Unknown when there is none
     * @throws AlreadyAnswered when it does not wait any more
     */
    protected abstract R find(UUID id);

    protected abstract F empty();

    /** @return the address to go on at, where it is not the list; the form says what is wrong with it otherwise */
    protected abstract Optional<String> answer(UUID id, F form, BindingResult binding, Model model);

    /** Tells whoever comes too late, be it from an old mail. */
    protected void tell(Request answered, RedirectAttributes flash) {
        Notice.warm(flash, "people.decision.answered");
    }

    /** What else the page shows. */
    protected void fill(Model model) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("requests", waiting());
        return page + "s";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("form", empty());
        return page(id, model);
    }

    @PostMapping("/{id}")
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") F form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        form.requireReason(binding);
        if (!binding.hasErrors()) {
            var next = answer(id, form, binding, model).orElse(address);
            if (!binding.hasErrors()) {
                Notice.good(flash, message(form.isYes() ? given : "refused"));
                return "redirect:" + next;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(id, model);
    }

    @ExceptionHandler
    String late(AlreadyAnswered answered, RedirectAttributes flash) {
        tell(answered.request(), flash);
        return "redirect:" + address;
    }

    private String page(UUID id, Model model) {
        model.addAttribute("request", find(id));
        model.addAttribute("decisions", decisions);
        fill(model);
        return page;
    }

    private String message(String name) {
        return page.replace('/', '.') + "." + name;
    }

    /** Yes or no, as typed. */
    public interface Decision {

        boolean isYes();

        /** A no is explained. */
        void requireReason(BindingResult binding);
    }
}
