package dk.ramme.people.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands out what a list shows as a file. It is posted, since it is on the audit trail. */
@Controller
class ExportController {

    private final UserExport export;

    ExportController(UserExport export) {
        this.export = export;
    }

    @PostMapping("/imported-users/export")
    void imported(@ModelAttribute("query") UserQuery query, HttpServletResponse response) throws IOException {
        export.write(UserList.IMPORTED, query, response);
    }

    @PostMapping("/users/needs-you/export")
    void needsYou(@ModelAttribute("query") UserQuery query, HttpServletResponse response) throws IOException {
        export.write(UserList.NEEDS_YOU, UserList.NEEDS_YOU.asked(query), response);
    }

    @PostMapping("/users/export")
    void users(@ModelAttribute("query") UserQuery query, HttpServletResponse response) throws IOException {
        export.write(UserList.USERS, query, response);
    }
}
