package dk.ramme.bulk;

import dk.ramme.Pages;
import dk.ramme.Patience;
import dk.ramme.login.SignedInAs;
import java.time.Duration;

/** Puts whom somebody has chosen on a list in a group, as it is done on the pages. */
public final class GroupOfMany {

    private GroupOfMany() {}

    /** Waited for. @param group its address */
    public static void join(Pages pages, SignedInAs who, String list, String group) {
        var chosen = pages.post(who, "/bulk", "list", list, "whom", "SELECTED", "deed", "JOIN_GROUP");
        var run = "/bulk/" + BulkScene.run(chosen);
        pages.post(who, run + "/group", "group", group.replace("/groups/", ""));
        pages.post(who, run + "/check");
        Patience.until(
                Duration.ofMinutes(1), () -> Pages.text(pages.get(who, run)).contains("Se brugerne"));
    }
}
