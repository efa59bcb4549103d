package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.notification.Mailbox;
import java.nio.file.Path;

/**
 * The whole way, as people walk it: a management representative joins an organisation, the appointed administrator sets
 * it up, and a user of the old register becomes active. The links are read out of the real mails.
 *
 * @param base where Ramme is met
 * @param between what happens after each page anybody sees
 */
record WholeWay(Mailbox mailbox, String base, Words words, boolean scripts, Runnable between) {

    private static final Path USERS = Path.of("src/test/resources/demo/brugere.csv");

    void ofNordlys() {
        var soeren = "soeren.aagaard@nordlys.example";

        joinNordlys(soeren);
        setUp("Søren Ågård", invitation(soeren, "Nordlys Energi A/S"));
        selfActivate("Nordlys Energi A/S");
    }

    /** The straight path of a club's treasurer: the answers most give, and everybody activated. */
    void ofTheClub() {
        var mona = "mona.dam@fremad.example";

        joinTheClub(mona);
        try (var treasurer = visitor("2-treasurer")) {
            treasurer.goTo(invitation(mona, "Fodboldklubben Fremad Åby"));
            setUpStraight(treasurer);
            holds(treasurer.effort(), 14, 1360);
            activateAll(treasurer);
            holds(treasurer.effort(), 5, 600);
        }
    }

    Visitor visitor(String name) {
        return new Visitor(words.language().getLanguage() + "-" + name, base, words, scripts, between);
    }

    private void joinNordlys(String administrator) {
        try (var karen = visitor("1-representative")) {
            karen.goTo("/").follow("home.welcome.joining.action");
            beginJoining(karen, "Karen Holm", "24256790");
            karen.follow("joining.administrators.other")
                    .write("joining.administrator.name", "Søren Ågård")
                    .write("joining.administrator.email", administrator)
                    .tick("knownBy", "cpr")
                    .write("joining.administrator.cpr", "021179-9995")
                    .press("joining.administrator.submit")
                    .seesText("Søren Ågård")
                    .followButton("joining.continue");
            approve(karen);
        }
    }

    private void joinTheClub(String administrator) {
        try (var mona = visitor("1-representative")) {
            mona.goTo("/joining");
            beginJoining(mona, "Mona Dam", "29 31 20 87");
            mona.follow("joining.administrators.myself")
                    .write("joining.myself.email", administrator)
                    .press("joining.myself.submit")
                    .followButton("joining.continue");
            approve(mona);
        }
    }

    private static void beginJoining(Visitor representative, String person, String cvr) {
        representative
                .press("joining.landing.submit")
                .asPerson(person)
                .isAt("/joining/company")
                .write("joining.company.cvr", cvr)
                .press("joining.continue")
                .tick("role", "representative")
                .press("joining.continue");
    }

    private static void approve(Visitor representative) {
        representative
                .tick("accepted", null)
                .press("joining.continue")
                .press("joining.summary.approve")
                .isAt("/joining/done");
    }

    private String invitation(String address, String organisation) {
        return mailbox.await(address, words.of("mail.administrator-invited.subject", organisation))
                .firstLink();
    }

    private void setUp(String person, String link) {
        try (var administrator = visitor("2-administrator")) {
            administrator
                    .goTo(link)
                    .press("joining.invitation.submit")
                    .asPerson(person)
                    .isAt("/setup")
                    .follow("setup.tasks.go", 2)
                    .tick("wanted", "YES")
                    .press("setup.save");
            bringOver(administrator);
            administrator
                    .goTo("/setup/private-mitid")
                    .press("setup.save")
                    .isAt("/setup/private-mitid")
                    .tick("allowed", "YES")
                    .press("setup.save")
                    .isAt("/setup/means")
                    .press("setup.save")
                    .isAt("/setup/own-means")
                    .tick("means", "PRIVATE")
                    .press("setup.save")
                    .isAt("/setup/administrators")
                    .tickStarting("roles", "USER_ADMINISTRATOR")
                    .press("setup.save")
                    .isAt("/setup/summary")
                    .press("setup.summary.submit")
                    .isAt("/setup/done");
            activateBirgit(administrator);
        }
    }

    private static void setUpStraight(Visitor treasurer) {
        treasurer
                .press("joining.invitation.submit")
                .asPerson("Mona Dam")
                .isAt("/setup")
                .follow("setup.tasks.go", 2)
                .press("setup.save")
                .until("imports.people.see", "imports.run.refresh")
                .press("imports.preview.begin")
                .until("imports.run.onward", "imports.run.refresh")
                .follow("imports.run.onward")
                .isAt("/setup/private-mitid")
                .tick("allowed", "YES")
                .press("setup.save")
                .press("setup.save")
                .tick("means", "PRIVATE")
                .press("setup.save")
                .isAt("/setup/administrators")
                .press("setup.save")
                .press("setup.summary.submit")
                .isAt("/setup/done");
    }

    private static void activateAll(Visitor treasurer) {
        treasurer
                .follow("setup.done.activate.link")
                .press("people.selection.all", 12)
                .press("people.imported-users.activate")
                .press("activation.login.submit")
                .press("bulk.ACTIVATE.submit", 12)
                .until("bulk.run.users", "bulk.run.refresh");
    }

    private static void holds(Visitor.Effort effort, int clicks, int words) {
        assertThat(effort.clicks()).as("%s", effort).isLessThanOrEqualTo(clicks);
        assertThat(effort.words()).as("%s", effort).isLessThanOrEqualTo(words);
    }

    private static void bringOver(Visitor administrator) {
        administrator.attach("imports.file.file.label", USERS).press("imports.file.submit");
        administrator.press("imports.preview.begin");
        administrator.until("imports.run.onward", "imports.run.refresh");
    }

    private static void activateBirgit(Visitor administrator) {
        administrator
                .goTo("/imported-users?q=Birgit")
                .tickNamed("people.choose", "Birgit Østergaard")
                .press("people.imported-users.activate")
                .press("activation.login.submit")
                .press("bulk.ACTIVATE.submit", 1)
                .until("bulk.run.users", "bulk.run.refresh");
    }

    private void selfActivate(String organisation) {
        var mail = mailbox.await("birgit@nordlys.example", organisation);
        try (var birgit = visitor("3-user")) {
            birgit.goTo(mail.firstLink())
                    .press("activation.land.submit")
                    .asPerson("Birgit Østergaard")
                    .isAt("/activate")
                    .tick("answer", "yes")
                    .press("activation.consent.submit")
                    .sees("activation.done.title")
                    .press("layout.logout");
            birgit.goTo("/login")
                    .press("login.start.submit")
                    .asPerson("Birgit Østergaard")
                    .seesText(organisation);
        }
    }
}
