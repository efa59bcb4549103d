package dk.ramme.settings;

import dk.ramme.joining.appointment.Proposals.AlreadyAppointed;
import dk.ramme.joining.appointment.Proposals.TooManyAppointed;
import dk.ramme.joining.appointment.SentTooOften;
import dk.ramme.ui.Notice;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who shall be organisation administrator too? One page, asked in the set-up and under the settings. */
@Component
public class AdministratorQuestion {

    private static final String PAGE = "settings/administrator";

    private final PersonKnownBy knownBy;

    AdministratorQuestion(PersonKnownBy knownBy) {
        this.knownBy = knownBy;
    }

    public ModelAndView ask(Place place, Locale locale) {
        return page(place).addObject("form", AdministratorForm.empty(locale.getLanguage()));
    }

    /** @param deed what is done with a person nothing is wrong with */
    public ModelAndView answer(
            Place place, AdministratorForm form, BindingResult binding, Runnable deed, RedirectAttributes flash) {
        knownBy.check(form, binding);
        if (!binding.hasErrors()) {
            attempt(deed, binding);
        }
        if (binding.hasErrors()) {
            var page = page(place);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Notice.good(flash, place.doneKey());
        return new ModelAndView("redirect:" + place.list());
    }

    private static void attempt(Runnable deed, BindingResult binding) {
        try {
            deed.run();
        } catch (AlreadyAppointed refused) {
            binding.rejectValue("name", "settings.administrator.name.already");
        } catch (SentTooOften refused) {
            binding.rejectValue("email", "settings.invitation.tooOften");
        } catch (TooManyAppointed refused) {
            binding.reject("settings.administrator.tooMany");
        }
    }

    private static ModelAndView page(Place place) {
        return new ModelAndView(PAGE)
                .addObject("place", place)
                .addObject("roleOptions", Choices.furtherRoles())
                .addObject("languages", Choices.languages());
    }

    /** Where the question is asked, and in which words. */
    public enum Place {
        SETUP(
                "setup",
                "setup.back",
                "setup.administrator.lead",
                "settings.administrator.submit",
                "setup.administrators.added"),
        SETTINGS(
                "settings",
                "settings.administrators.title",
                "settings.administrator.invite",
                "settings.administrator.send",
                "settings.administrator.invited");

        private final String section;
        private final String backKey;
        private final String leadKey;
        private final String submitKey;
        private final String doneKey;

        Place(String section, String backKey, String leadKey, String submitKey, String doneKey) {
            this.section = section;
            this.backKey = backKey;
            this.leadKey = leadKey;
            this.submitKey = submitKey;
            this.doneKey = doneKey;
        }

        public String section() {
            return section;
        }

        /** The list the person is added to. */
        public String list() {
            return "/" + section + "/administrators";
        }

        public String backKey() {
            return backKey;
        }

        public String leadKey() {
            return leadKey;
        }

        public String submitKey() {
            return submitKey;
        }

        String doneKey() {
            return doneKey;
        }
    }
}
