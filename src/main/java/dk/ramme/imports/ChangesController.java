package dk.ramme.imports;

import dk.ramme.imports.change.ReadChanges;
import dk.ramme.login.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page where a user administrator hands in a file of changes to users who are here: movers and leavers (B3). */
@Controller
@RequestMapping(ChangesController.PATH)
class ChangesController extends UploadPage {

    static final String PATH = "/users/changes";

    private final ReadChanges changes;

    ChangesController(Parts parts, ReadChanges changes) {
        super("imports/changes", "imports.many.running.problem", false, parts);
        this.changes = changes;
    }

    @Override
    UploadForm untouched(@Nullable String source) {
        return UploadForm.untouched(false);
    }

    @Override
    String read(SignedIn me, UploadForm form) {
        return "/bulk/" + changes.read(form.fileName(), source(form)) + "/check";
    }

    /** They are among what was done to many. */
    @Override
    void addFormer(Model model) {}
}
