package dk.ramme.journey;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages under target/pictures, for people to look at: {@code ./mvnw verify -Dpictures=true}. */
public final class Pictures {

    private Pictures() {}

    /** Drawing long pages takes most of a journey's time, so it is done only when asked for. */
    public static void keep(Page page, String name) {
        if (Boolean.getBoolean("pictures")) {
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures", name + ".png")));
        }
    }
}
