package dk.ramme.tenancy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application that the database cannot be reached, or does not let it in, and as which role. */
class DatabaseNotReadyAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        var role = isMigrating(rootFailure)
                ? "the role that migrates (RAMME_DATABASE_OWNER, RAMME_DATABASE_OWNER_PASSWORD)"
                : "the role that serves (RAMME_DATABASE_USER, RAMME_DATABASE_PASSWORD)";
        return isAboutTheConnection(String.valueOf(cause.getSQLState()))
                ? new FailureAnalysis(
                        "Ramme cannot use its database as " + role + ": " + cause.getMessage(),
                        "See that PostgreSQL runs and has Ramme's two roles and its database, as the README describes,"
                                + " and that RAMME_DATABASE_URL leads to it.",
                        cause)
                : null;
    }

    private static boolean isMigrating(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("org.flywaydb.")) return true;
        }
        return false;
    }

    /** Connection, authorisation, no such database (PostgreSQL, appendix A). */
    private static boolean isAboutTheConnection(String state) {
        return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
    }
}
