package dk.ramme.settings;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The organisation's answers. One is stored only over the version its form was filled from (compare and set), so that
 * of two administrators who answer at once the later is told.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Answers {

    private static final String INSERT = """
            insert into setup_answer (organisation_id, step, answered_for, answer, answered_by, answered_by_name,
                answered_at, version)
            values (:organisation, :question, :for, cast(:answer as jsonb), :by, :byName, :at, 1)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update setup_answer set answer = cast(:answer as jsonb), answered_by = :by, answered_by_name = :byName,
                answered_at = :at, version = version + 1
            where organisation_id = :organisation and step = :question and answered_for = :for and version = :basedOn
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Answers(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What stands as the organisation's answer. */
    public Optional<Answer> find(Question question) {
        return find(question, Tenancy.organisation());
    }

    public Optional<Answer> find(Question question, UUID answeredFor) {
        return jdbc.sql("select * from setup_answer where step = :question and answered_for = :for")
                .param("question", question.name())
                .param("for", answeredFor)
                .query(this::answer)
                .optional();
    }

    /** What everyone has answered for themself. */
    public List<Answer> all(Question question) {
        return jdbc.sql("select * from setup_answer where step = :question order by answered_for")
                .param("question", question.name())
                .query(this::answer)
                .list();
    }

    /**
     * Stores the answer over the version it was based on; 0 is none. The same answer as stands changes nothing.
     *
     * @return false when nothing changed
     * @throws AnsweredMeanwhile when another answer stands by now
     */
    public boolean store(Question question, UUID answeredFor, List<String> choices, int basedOn, SignedIn by) {
        var stands = find(question, answeredFor);
        if (stands.isPresent() && stands.get().choices().equals(choices)) {
            return false;
        }
        var stored = jdbc.sql(stands.isEmpty() ? INSERT : UPDATE)
                .param("organisation", Tenancy.organisation())
                .param("question", question.name())
                .param("for", answeredFor)
                .param("answer", json.writeValueAsString(choices))
                .param("by", by.user())
                .param("byName", by.personName())
                .param("at", Timestamp.from(clock.instant()))
                .param("basedOn", basedOn)
                .update();
        if (stored == 0) {
            throw new AnsweredMeanwhile(find(question, answeredFor).orElseThrow(), choices);
        }
        return true;
    }

    private Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                Question.valueOf(row.getString("step")),
                row.getObject("answered_for", UUID.class),
                Arrays.asList(json.readValue(row.getString("answer"), String[].class)),
                row.getObject("answered_by", UUID.class),
                row.getString("answered_by_name"),
                row.getTimestamp("answered_at").toInstant(),
                row.getInt("version"));
    }

    /** Someone else answered the question after the form was opened. Nothing is stored; {@link Conflicts} shows both answers. */
    public static class AnsweredMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer theirs;
        private final transient List<String> yours;

        AnsweredMeanwhile(Answer theirs, List<String> yours) {
            super("answered meanwhile: " + theirs.question());
            this.theirs = theirs;
            this.yours = List.copyOf(yours);
        }

        public Answer theirs() {
            return theirs;
        }

        public List<String> yours() {
            return yours;
        }
    }
}
