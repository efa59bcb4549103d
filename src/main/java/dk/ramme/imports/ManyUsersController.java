package dk.ramme.imports;

import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportScope;
import dk.ramme.login.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page where a user administrator hands in a file of persons to create as users (U3). */
@Controller
@RequestMapping(ManyUsersController.PATH)
class ManyUsersController extends UploadPage {

    static final String PATH = ImportRun.OF_MANY_USERS;

    ManyUsersController(Parts parts) {
        super("imports/many", "imports.many.running.problem", true, parts);
    }

    @Override
    UploadForm untouched(@Nullable String source) {
        return UploadForm.untouched(false);
    }

    @Override
    String read(SignedIn me, UploadForm form) {
        return PATH + "/" + readFile(me, form, ImportScope.PERSONS);
    }
}
