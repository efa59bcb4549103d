package dk.ramme.web.help;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Help, its articles, and the accessibility statement: open to everybody (N3). */
@Controller
@RequestMapping("/help")
class HelpController {

    /** When the accessibility statement was last gone through. */
    private static final LocalDate REVIEWED = LocalDate.of(2026, 12, 1);

    private final Articles articles;
    private final HelpSearch search;

    HelpController(Articles articles, HelpSearch search) {
        this.articles = articles;
        this.search = search;
    }

    @GetMapping
    String overview(@RequestParam(defaultValue = "") String q, Locale language, Model page) {
        page.addAttribute("q", q);
        if (q.isBlank()) {
            page.addAttribute("shelves", shelves(language));
            return "help/overview";
        }
        page.addAttribute("found", search.find(q, language));
        return "help/found";
    }

    @GetMapping("/accessibility")
    String accessibility(Model page) {
        page.addAttribute("reviewed", REVIEWED);
        return "help/accessibility";
    }

    @GetMapping("/{article}")
    String article(@PathVariable String article, Locale language, Model page) {
        page.addAttribute("article", articles.find(article, language).orElseThrow(UnknownArticle::new));
        return "help/article";
    }

    private List<Shelf> shelves(Locale language) {
        return Arrays.stream(ArticleGroup.values())
                .map(group -> new Shelf(group, articles.of(group, language)))
                .toList();
    }

    @ExceptionHandler(UnknownArticle.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    /** Articles that stand together, under their heading. */
    record Shelf(ArticleGroup group, List<Article> articles) {}

    /** There is no such article. */
    private static final class UnknownArticle extends RuntimeException {}
}
