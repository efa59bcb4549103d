package dk.ramme.home;

import dk.ramme.login.SignedIn;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
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
    private final Me viewer;

    HomeController(FrontPage frontPage, MyPage myPage, SetupProgress setup, Greeting greeting, Me viewer) {
        this.viewer = viewer;
        this.frontPage = frontPage;
        this.myPage = myPage;
        this.setup = setup;
        this.greeting = greeting;
    }

    @GetMapping("/home")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var held = viewer.roles();
        if (held.isEmpty()) {
            return "redirect:/me";
        }
        model.addAttribute("greeting", greeting.key());
        model.addAttribute("firstName", me.personName().split(" ")[0]);
        if (!viewer.organisation().isReady()) {
            model.addAttribute("organisation", viewer.organisation());
            model.addAttribute("setsUp", held.contains(Role.ORGANISATION_ADMINISTRATOR));
            model.addAttribute("setup", setup.of(me));
            return "home/in-setup";
        }
        var content = frontPage.now();
        model.addAttribute("home", content);
        model.addAttribute("waiting", content.waiting());
        model.addAttribute("me", me.user());
        return "home/administrator";
    }

    @GetMapping("/me")
    String me(Model model) {
        model.addAttribute("mine", myPage.now());
        return "home/me";
    }
}
