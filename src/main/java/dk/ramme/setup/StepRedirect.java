package dk.ramme.setup;

import java.util.Optional;

/** Where the browser must go instead of where it wants to. */
final class StepRedirect {

    private StepRedirect() {}

    /** For administrators who do not set the organisation up: they see how far it has come, and no more. */
    static Optional<String> ofOnlooker(String path, Progress progress) {
        var page = SetupStep.at(path).filter(step -> path.equals(step.path()) || step != SetupStep.IMPORT);
        return page.isPresent() && !progress.facts().confirmed() ? Optional.of(SetupStep.TASKS) : from(path, progress);
    }

    static Optional<String> from(String path, Progress progress) {
        return progress.facts().confirmed() ? afterConfirmation(path) : beforeConfirmation(path, progress);
    }

    private static Optional<String> beforeConfirmation(String path, Progress progress) {
        if (path.equals(SetupStep.DONE_PAGE)) {
            return Optional.of(SetupStep.TASKS);
        }
        return SetupStep.at(path)
                .filter(step -> !progress.reached(step))
                .map(ahead -> progress.firstUnfinished().path());
    }

    /** The pages of an import stay open: a mail leads to its report. */
    private static Optional<String> afterConfirmation(String path) {
        if (path.equals(SetupStep.DONE_PAGE) || path.startsWith(SetupStep.IMPORT.path() + "/")) {
            return Optional.empty();
        }
        return Optional.of(SetupStep.at(path).map(StepRedirect::home).orElse(SetupStep.DONE_PAGE));
    }

    /** Where the answers of a step live once they are in force. */
    private static String home(SetupStep step) {
        return switch (step) {
            case PRIVATE_MITID -> "/settings/login-methods";
            case MEANS -> "/settings/means";
            case ADMINISTRATORS -> "/settings/administrators";
            case IDENTITY, IMPORT, OWN_MEANS, SUMMARY -> SetupStep.DONE_PAGE;
        };
    }
}
