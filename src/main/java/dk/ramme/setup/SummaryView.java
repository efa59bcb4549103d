package dk.ramme.setup;

import dk.ramme.imports.Imports;
import dk.ramme.joining.appointment.Invitation;
import dk.ramme.login.SignedIn;
import dk.ramme.orders.DeliveryWords;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.settings.Answer;
import dk.ramme.settings.AnswerWords;
import dk.ramme.settings.Question;
import dk.ramme.ui.SummaryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers all answers for one last look. */
@Service
class SummaryView {

    private final Organisations organisations;
    private final FactFinder facts;
    private final AdministratorOverview board;
    private final OwnDevices devices;
    private final DeliveryWords deliveryWords;
    private final AnswerWords words;
    private final Imports imports;
    private final ImportWords importWords;
    private final MessageSource messages;

    SummaryView(
            Organisations organisations,
            FactFinder facts,
            AdministratorOverview board,
            OwnDevices devices,
            DeliveryWords deliveryWords,
            AnswerWords words,
            Imports imports,
            ImportWords importWords,
            MessageSource messages) {
        this.organisations = organisations;
        this.facts = facts;
        this.board = board;
        this.devices = devices;
        this.deliveryWords = deliveryWords;
        this.words = words;
        this.imports = imports;
        this.importWords = importWords;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public Summary of(SignedIn me) {
        var organisation = organisations.findById(me.organisation()).orElseThrow();
        var known = facts.of(me, organisation);
        var administrators = board.of(me);
        var toOrder = devices.toOrder();
        return new Summary(
                organisation,
                rows(me, known, administrators),
                administrators.proposed().size(),
                administrators.all() == 1,
                !administrators.someoneManagesUsers(known.choices(Question.ADMINISTRATORS)),
                last(known, me),
                toOrder.devices(),
                deliveryWords.said(toOrder.registered()),
                SummaryMark.mark(known, administrators.proposed(), toOrder));
    }

    private List<SummaryRow> rows(SignedIn me, Facts known, AdministratorOverview.Administrators administrators) {
        var rows = new ArrayList<SummaryRow>();
        rows.add(
                known.nothingToImport()
                        ? new SummaryRow("settings.question.IMPORT", say("setup.tasks.import.nothing"))
                        : row(SetupStep.IMPORT, "settings.question.IMPORT", List.of(imported(known))));
        Stream.of(SetupStep.PRIVATE_MITID, SetupStep.MEANS, SetupStep.OWN_MEANS)
                .forEach(step -> rows.add(answered(step, Question.valueOf(step.name()), known)));
        rows.add(row(SetupStep.ADMINISTRATORS, "setup.summary.administrators", names(administrators)));
        rows.add(answered(SetupStep.ADMINISTRATORS, Question.ADMINISTRATORS, known));
        return rows;
    }

    private SummaryRow answered(SetupStep step, Question question, Facts known) {
        return row(step, question.titleKey(), words.of(question, known.choices(question)));
    }

    private static SummaryRow row(SetupStep step, String labelKey, List<String> values) {
        return new SummaryRow(labelKey, values, step.path(), labelKey);
    }

    private String imported(Facts known) {
        return imports.latest()
                .map(latest -> importWords.of(latest, imports.brought()))
                .orElseGet(() -> words.of(Question.IMPORT, known.choices(Question.IMPORT))
                        .get(0));
    }

    private List<String> names(AdministratorOverview.Administrators administrators) {
        return Stream.of(
                        administrators.active().stream()
                                .map(one -> withRoles(one.person().name(), one.roles())),
                        administrators.invited().stream()
                                .map(one -> named(one.undelivered() ? "undelivered" : "invited", one)),
                        administrators.proposed().stream().map(one -> named("proposed", one)))
                .flatMap(names -> names)
                .toList();
    }

    private String named(String state, Invitation one) {
        return withRoles(say("setup.summary.administrators." + state, one.name()), one.extraRoles());
    }

    /** Who becomes something else besides is said to. */
    private String withRoles(String name, Set<Role> roles) {
        var others = roles.stream()
                .filter(role -> role != Role.ORGANISATION_ADMINISTRATOR)
                .sorted()
                .map(role -> say("settings.role." + role.name()))
                .toList();
        return others.isEmpty()
                ? name
                : say("setup.summary.administrators.also", name, String.join(say("setup.summary.and"), others));
    }

    /** The latest answer by someone else, for whoever must look once more. */
    private static @Nullable Answer last(Facts known, SignedIn me) {
        return known.answers().values().stream()
                .filter(answer -> !answer.by().equals(me.user()))
                .max(Comparator.comparing(Answer::at))
                .orElse(null);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /**
     * What the page shows.
     *
     * @param toInvite how many are invited by the confirmation
     * @param alone whether there is but one administrator
     * @param nobodyManagesUsers whether nobody could activate users
     * @param lastByOther the latest answer someone else gave
     * @param devices ordered by the confirmation
     * @param sentTo where they are sent
     * @param mark comes back with the confirmation
     */
    record Summary(
            Organisation organisation,
            List<SummaryRow> rows,
            int toInvite,
            boolean alone,
            boolean nobodyManagesUsers,
            @Nullable Answer lastByOther,
            List<OwnDevices.Device> devices,
            String sentTo,
            String mark) {}
}
