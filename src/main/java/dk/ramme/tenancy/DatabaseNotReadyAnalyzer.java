package dk.ramme.tenancy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the application that the database cannot be reached, or does not let it in. */
class DatabaseNotReadyAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return isAboutTheConnection(String.valueOf(cause.getSQLState()))
                ? new FailureAnalysis(
                        "Ramme cannot use its database: " + cause.getMessage(),
                        "See that PostgreSQL runs and has Ramme's two roles and its database, as the README describes,"
                                + " and that RAMME_DATABASE_URL leads to it.",
                        cause)
                : null;
    }

    /** Connection, authorisation, no such database (PostgreSQL, appendix A). */
    private static boolean isAboutTheConnection(String state) {
        return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
    }
}
