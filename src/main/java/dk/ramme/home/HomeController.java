package dk.ramme.home;

import dk.ramme.login.SignedIn;
import dk.ramme.setup.SetupProgress;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page of whoever is logged in: what waits for them, and for a user without roles their own page. */
@Controller("signedInHomeController")
class HomeController {

    private final FrontPage frontPage;
    private final MyPage myPage;
    private final SetupProgress setup;
    private final Greeting greeting;

    HomeController(FrontPage frontPage, MyPage myPage, SetupProgress setup, Greeting greeting) {
        this.frontPage = frontPage;
        this.myPage = myPage;
        this.setup = setup;
        this.greeting = greeting;
    }

    @GetMapping("/home")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var content = frontPage.of(me);
        if (content.held().isEmpty()) {
            return "redirect:/me";
        }
        model.addAttribute("home", content);
        model.addAttribute("me", me.user());
        model.addAttribute("greeting", greeting.key());
        model.addAttribute("firstName", me.personName().split(" ")[0]);
        if (!content.organisation().isReady()) {
            model.addAttribute("setup", setup.of(me));
            return "home/in-setup";
        }
        return "home/administrator";
    }

    @GetMapping("/me")
    String me(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("mine", myPage.of(me));
        return "home/me";
    }
}
