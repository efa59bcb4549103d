package dk.ramme.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/**
 * A page as it is for somebody who magnifies it to 400 %, has colours of their own and wants nothing to move, all at once: a
 * window of 1280 by 1024 is then 320 by 256. The page is looked at where it is and put back; it is not loaded again. Each
 * fault begins with the criterion of WCAG 2.2 that it breaks.
 */
final class Adaptation {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;

    private static final String FAULTS = """
            () => {
                const seen = e => e.getClientRects().length > 0 && e.checkVisibility({visibilityProperty: true}) && !e.closest('.visually-hidden');
                const html = e => e.outerHTML.slice(0, 120);
                const faults = [];
                if (document.documentElement.scrollWidth > innerWidth) faults.push('1.4.10 wider than the window at 400 %');
                for (const e of document.querySelectorAll('body *')) {
                    const place = getComputedStyle(e).position;
                    if ((place === 'fixed' || place === 'sticky') && seen(e) && e.getBoundingClientRect().height > innerHeight / 2) faults.push('1.4.10 lies over the page at 400 %: ' + html(e));
                }
                const edged = e => ['Top', 'Right', 'Bottom', 'Left'].some(side => getComputedStyle(e)['border' + side + 'Style'] !== 'none'
                    && parseFloat(getComputedStyle(e)['border' + side + 'Width']) > 0);
                for (const e of document.querySelectorAll('.button, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox]), .choice, .tag:not(.none), .notice, .card')) {
                    if (seen(e) && !edged(e)) faults.push('1.4.11 has no edge in forced colours: ' + html(e));
                }
                const moving = document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().endTime > 0);
                if (moving.length) faults.push('2.3.3 moves though nothing shall: ' + moving.map(one => html(one.effect.target)));
                return faults;
            }
            """;

    private Adaptation() {}

    /** What is wrong with the page as it is then. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) {
        var size = page.viewportSize();
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(WIDTH, HEIGHT);
        try {
            return (List<String>) page.evaluate(FAULTS);
        } finally {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.NONE)
                    .setReducedMotion(ReducedMotion.NO_PREFERENCE));
            page.setViewportSize(size.width, size.height);
        }
    }
}
