package dk.ramme.web;

import dk.ramme.ui.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: whoever has logged in goes on to their own front page. */
@Controller
class HomeController {

    private final PageFrame pageFrame;

    HomeController(PageFrame pageFrame) {
        this.pageFrame = pageFrame;
    }

    @GetMapping("/")
    String show() {
        Frame frame = pageFrame.current();
        return frame.homeHref().equals("/") ? "home/welcome" : "redirect:" + frame.homeHref();
    }
}
