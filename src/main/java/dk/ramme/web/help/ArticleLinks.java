package dk.ramme.web.help;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where an article may lead: to pages of Ramme, to other articles, and to public sites that are known. Nowhere else. */
final class ArticleLinks {

    /** Public bodies, and those who run MitID. */
    static final Set<String> KNOWN_SITES = Set.of(
            "www.mitid.dk",
            "virk.dk",
            "datacvr.virk.dk",
            "www.borger.dk",
            "www.cpr.dk",
            "www.datatilsynet.dk",
            "digst.dk");

    private static final Pattern PAGE = Pattern.compile("/(?:[a-z][a-z-]*(?:/[a-z][a-z-]*)*)?(?:#[A-Za-z-]+)?");
    private static final Pattern TO_ARTICLE =
            Pattern.compile("href=\"" + Articles.ROOT + "([a-z-]+)(?:#([A-Za-z-]+))?\"");

    private ArticleLinks() {}

    static boolean isPage(String to) {
        return PAGE.matcher(to).matches();
    }

    static boolean isKnownSite(String to) {
        if (!to.startsWith("https://")) return false;
        var site = URI.create(to);
        return site.getUserInfo() == null && site.getPort() == -1 && KNOWN_SITES.contains(site.getHost());
    }

    /** @throws IllegalArgumentException when it leads to an article or a section that is not there */
    static void check(Article article, Map<String, Article> all) {
        TO_ARTICLE.matcher(article.html()).results().forEach(link -> {
            var to = all.get(link.group(1));
            var section = link.group(2);
            var there = to == null
                    ? link.group(1).equals("accessibility") && section == null
                    : section == null
                            || to.sections().stream().anyMatch(one -> one.id().equals(section));
            if (!there)
                throw new IllegalArgumentException(
                        article.slug() + "." + article.language() + ".md leads to " + link.group());
        });
    }
}
